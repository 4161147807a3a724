"""Small files of the shapes that are imported, made up here: every row is invented."""
import csv
import json

CFPB_COLUMNS = [
    "complaint_id", "date_received", "product", "product_group", "sub_product", "issue", "sub_issue", "narrative",
    "narrative_style", "company_public_response", "company", "state", "zip3", "tags", "consent", "submitted_via",
    "date_sent_to_company", "company_response", "timely_response", "consumer_disputed", "same_text_count", "source"]
CHANNELS = ["Web", "Phone", "Referral", "Postal mail", "Fax", "Email", ""]
NARRATIVES = [
    "", "The bill counts every file twice.", 'They said "soon",\nand then:\n\n"later".', "文件无法取回，\r\n客服没有回应。",
    "=1+1 is what the page shows", "  spaces stay  "]


def write_cfpb(path, rows):
    """A CSV with quotes, commas, line breaks, Chinese, missing dates and every channel."""
    with open(path, "w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, CFPB_COLUMNS, restval="")
        writer.writeheader()
        for i in range(rows):
            writer.writerow({
                "complaint_id": str(1_000_000 + i), "date_received": "" if i % 11 == 0 else f"2024-{i % 12 + 1:02}-{i % 28 + 1:02}",
                "product": "Storage, retrieval", "issue": "Retrieval", "sub_issue": "" if i % 3 else "Slow",
                "narrative": NARRATIVES[i % len(NARRATIVES)], "submitted_via": CHANNELS[i % len(CHANNELS)]})


def write_storage(path, rows):
    """JSON Lines, two languages, some without a date."""
    with open(path, "w", encoding="utf-8") as out:
        for i in range(rows):
            row = {"id": f"st-{i:06}", "repo": "example/store", "number": i, "url": f"https://example.org/{i}",
                   "date": None if i % 13 == 0 else "2023-03-04", "title": f"Title {i}", "text": "The pin is gone.",
                   "text_zh": "固定的内容不见了。", "original_lang": "zh" if i % 5 == 0 else "en", "label": "AVAILABILITY",
                   "label2": None, "party": ["customer", "node_operator", "third_party"][i % 3], "reporter": "user"}
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def rich_forms():
    """Filing forms that use every field of the form at least once."""
    contact = {"name": "王小明", "email": "wang@example.org", "phone": "+86 10 5555 0100", "address": "Example Road 1\nTown"}
    return [
        {"description": "Everything at once", "record_kind": "complaint", "demand_kinds": ["claim", "objection"],
         "claim": {"amount_minor": 12_345, "currency": "CNY"}, "remedy_sought": "The money back", "service_id": "cold",
         "account_id": "a-1", "object_ids": ["bafybeiexample", "tx-0x00"], "event_from": "2026-01-01T00:00:00Z",
         "event_to": "2026-01-02T00:00:00+08:00", "channel": "LETTER", "language": "zh-CN", "customer_kind": "business",
         "contact": contact, "agent": {**contact, "name": "Agent", "authority": "poa-7"},
         "received_at": "2026-01-03T00:00:00.500Z", "received_at_estimated": True,
         "external_refs": [{"system": "12315", "id": "c/1"}, {"system": "court", "id": "7"}]},
        {"channel": "TEL", "medium": "oral", "transcript": "Spoken words", "recording_ref": "rec-9", "read_back": True,
         "customer_kind": "node_operator", "language": "en"},
        {"description": "A complaint and a report", "demand_kinds": ["claim"], "claim": {"open": True},
         "report": {"description": "And somebody stores what is forbidden", "object_ids": ["bafyreport"]}},
        {"description": "How long do you keep files?", "record_kind": "inquiry", "customer_kind": "non_customer"},
        {"description": "Thank you", "record_kind": "praise"},
        {"description": "Taken back later"},
    ]

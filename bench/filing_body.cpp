#include "filing_body.hpp"

#include "base/json.hpp"
#include "service/filing_form.hpp"

namespace redress::bench {

std::string filing_json() {
  return R"({"description":"我上传到桶 archive-2026 的文件自上周三起无法取回，网关一直返回 504，而控制台显示全部副本正常。)"
         R"(我已多次联系客服，没有得到任何解决办法。这些文件是公司的年度审计资料，期限将至，请尽快恢复或说明原因。)"
         R"( The same object could be fetched without any trouble until the maintenance of last Tuesday night.",)"
         R"("demand_kinds":["solve","claim"],"claim":{"amount_minor":120000,"currency":"CNY"},)"
         R"("service_id":"object-storage","object_ids":["bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi"],)"
         R"("language":"zh-CN","contact":{"email":"customer@example.org"}})";
}

complaint::FileComplaint bench_filing() {
  return service::read_filing_form(*parse_json(filing_json()), "zh-CN").value();
}

}  // namespace redress::bench

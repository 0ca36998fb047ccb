//! Words of the fee calculator.

use crate::words::words;

words! {
    /// The words of the fee calculator.
    pub(crate) struct FeeWords;

    lede = "申请政府信息不收费。申请的数量、频次明显超过合理范围的，行政机关可以收取信息处理费，怎样收、收多少，这里逐档列出。", "Requests are free. Where number and frequency are clearly beyond reason, an organ may charge a processing fee; here is how it is charged and what it comes to, tier by tier.", "請求は無料です。件数や頻度が明らかに合理的な範囲を超える場合、行政機関は情報処理費を徴収できます。その方法と金額を段階ごとに示します。", "청구는 무료입니다. 수와 빈도가 명백히 합리적 범위를 넘으면 행정기관이 정보처리비를 받을 수 있습니다. 방법과 금액을 단계별로 보여 줍니다.";
    fill_in = "填写件数和页数", "Requests and pages", "件数と頁数の入力", "건수와 쪽수 입력";
    which_method = "机关选择的计收方式", "Method that the organ has chosen", "機関が選んだ計算方法", "기관이 고른 계산 방식";
    per_item = "按件计收", "By request", "件数による", "건수 기준";
    per_item_about = "看同一申请人当月的申请有多少件", "by how many requests an applicant makes in a month", "同じ請求者のその月の件数", "같은 청구인의 그달 건수";
    per_page = "按量计收", "By page", "分量による", "분량 기준";
    per_page_about = "看一件申请提供的信息有多少页", "by how many pages one request is given", "1 件で提供する頁数", "한 건에 제공하는 쪽수";
    pages = "提供的页数", "Pages given", "提供する頁数", "제공하는 쪽수";
    pages_hint = "本件申请提供的页数，不同申请不累加。按件计收的可以不填。", "Pages given for this request; requests are not added up. May stay empty when charged by request.", "この請求で提供する頁数。請求ごとに数えます。件数による場合は空欄で構いません。", "이 청구에 제공하는 쪽수. 청구마다 따로 셉니다. 건수 기준이면 비워도 됩니다.";
    before = "当月此前已申请的件数", "Requests earlier in the same month", "その月のこれまでの件数", "그달의 이전 건수";
    before_hint = "同一申请人、同一自然月。", "Same applicant, same calendar month.", "同じ請求者、同じ暦月。", "같은 청구인, 같은 달.";
    items = "本次件数", "Requests this time", "今回の件数", "이번 건수";
    items_hint = "一般为 1；拆分为几件的，填拆分后的件数。", "Usually 1; if it was split, the number after splitting.", "通常は 1。分割した場合は分割後の件数。", "보통 1. 나눈 경우 나눈 뒤의 건수.";
    public = "信息已经主动公开", "The information has been published already", "既に公開されている情報", "이미 공개된 정보";
    public_about = "机关只告知获取的方式和途径", "the organ only says where to find it", "機関は入手方法だけを知らせます", "기관은 얻는 방법만 알립니다";
    fee_by(method) = "信息处理费，{method}", "Processing fee, {method}", "情報処理費、{method}", "정보처리비, {method}";
    basis = "依据：", "Basis:", "根拠：", "근거:";
    tiers = "逐档列出", "Tier by tier", "段階ごとの内訳", "단계별 내역";
    no_tier = "没有进入任何收费档次，不产生费用。", "No tier is reached; there is no fee.", "徴収の段階に達していないため、費用はかかりません。", "수수료 단계에 이르지 않아 비용이 없습니다.";
    tiers_caption = "各档的单价、数量和金额", "Rate, number and amount of each tier", "各段階の単価、数量、金額", "단계별 단가, 수량, 금액";
    tier = "档次", "Tier", "段階", "단계";
    rate = "单价", "Rate", "単価", "단가";
    count = "数量", "Number", "数量", "수량";
    amount = "金额", "Amount", "金額", "금액";
    sum = "合计", "Total", "合計", "합계";
    compared = "两种方式比较", "The two methods compared", "二つの方法の比較", "두 방식 비교";
    chosen = "本次选择", "chosen", "今回の方法", "이번 선택";
    one_method = "对一件申请，机关只能选择一种方式，不得同时适用，也可以不收。依据：", "For one request the organ may choose one method only, not both, and may charge nothing. Basis:", "1 件の請求に適用できる方法は一つだけで、併用はできません。徴収しないこともできます。根拠：", "한 청구에는 한 방식만 쓸 수 있고 함께 쓸 수 없으며, 받지 않을 수도 있습니다. 근거:";
    how = "怎样收费", "How it is charged", "徴収の方法", "부과 방법";
    how_lede = "行政机关依照《政府信息公开信息处理费管理办法》，对一件申请选择一种方式计收：", "Under the Measures for the Processing Fee of Government Information Disclosure an organ chooses one of two methods for a request:", "行政機関は「政府情報公開情報処理費管理弁法」に基づき、1 件の請求に次のいずれかの方法を選びます：", "행정기관은 정부정보공개 정보처리비 관리 규정에 따라 한 청구에 한 방식을 고릅니다.";
    how_items = "按件计收：看同一申请人在同一自然月提出了多少件，前 10 件不收；", "by request: how many an applicant makes in a calendar month; the first 10 are free;", "件数による：同じ請求者の同じ暦月の件数。最初の 10 件は無料。", "건수 기준: 같은 청구인의 같은 달 건수. 처음 10건은 무료.";
    how_pages = "按量计收：看一件申请提供了多少页，前 30 页不收；已经主动公开、只告知获取方式的，不按量收。", "by page: how many pages one request is given; the first 30 are free. It does not apply where the organ only says where published information is found.", "分量による：1 件で提供する頁数。最初の 30 頁は無料。既に公開され入手方法だけを知らせる場合は適用しません。", "분량 기준: 한 건에 제공하는 쪽수. 처음 30쪽은 무료. 이미 공개되어 얻는 방법만 알리는 경우에는 적용하지 않습니다.";
    how_when = "机关应当在答复期限内发出收费通知，申请人在收到通知之日起 20 个工作日内缴清；逾期不缴的，视为放弃申请。从缴清之日的次日起[重新计算答复期限]。", "The organ gives notice of the fee within the time for its reply; the applicant pays within 20 working days of receiving it, otherwise the request is deemed abandoned. The [reply date is counted anew] from the day after payment.", "機関は回答期限内に徴収を通知し、請求者は通知を受けた日から 20 執務日以内に納付します。期限までに納付しない場合は請求を放棄したものとみなします。納付の翌日から[回答期限を改めて計算]します。", "기관은 답변 기한 안에 부과를 통지하고, 청구인은 통지를 받은 날부터 20근무일 안에 납부합니다. 내지 않으면 청구를 포기한 것으로 봅니다. 납부 다음 날부터 [답변 기한을 다시 계산]합니다.";
    not_by_page = "信息已经公开，只告知获取方式，不适用按量计收", "already public, the organ only says where to find it: not charged by page", "既に公開済みのため、分量による徴収は適用されません", "이미 공개되어 분량 기준을 적용하지 않습니다";
    no_pages = "没有填页数，不能比较", "no pages given, cannot be compared", "頁数が未入力のため比較できません", "쪽수가 없어 비교할 수 없습니다";
    item_range(from, to) = "第 {from}—{to} 件", "requests {from}–{to}", "{from}～{to} 件目", "{from}~{to}번째 건";
    item_one(from) = "第 {from} 件", "request {from}", "{from} 件目", "{from}번째 건";
    page_range(from, to) = "第 {from}—{to} 页", "pages {from}–{to}", "{from}～{to} 頁目", "{from}~{to}쪽";
    page_one(from) = "第 {from} 页", "page {from}", "{from} 頁目", "{from}쪽";
    per_one_item(yuan) = "{yuan} 元/件", "{yuan} yuan each", "{yuan} 元/件", "{yuan}위안/건";
    per_one_page(yuan) = "{yuan} 元/页", "{yuan} yuan a page", "{yuan} 元/頁", "{yuan}위안/쪽";
    some_items(count) = "{count} 件", "{count} request" | "{count} requests", "{count} 件", "{count}건";
    some_pages(count) = "{count} 页", "{count} page" | "{count} pages", "{count} 頁", "{count}쪽";
    yuan(amount) = "{amount} 元", "{amount} yuan", "{amount} 元", "{amount}위안";
}

#[cfg(test)]
#[test]
fn every_word_is_whole() {
    crate::words::check::check("FeeWords", FeeWords::TABLE);
}

//! Words of the column of information disclosure, of units, and of how to request what is not published.

use super::words;

words! {
    /// The words of columns and units.
    pub(crate) struct ColumnWords;

    section = "栏目", "Section", "欄", "항목";
    sections = "政府信息公开栏目", "Sections of information disclosure", "行政情報公開の欄", "행정정보 공개 항목";
    here(name) = "栏目：{name}", "Section: {name}", "欄：{name}", "항목: {name}";
    all = "全部", "All", "すべて", "전체";
    lede(unit) = "{unit}依照《政府信息公开条例》公开的信息。没有公开的，可以[申请公开]。", "Information published by {unit} under the Regulations on Government Information Disclosure. What is not published can be [requested].", "{unit}が政府情報公開条例に基づき公開する情報です。公開されていない情報は[請求できます]。", "{unit}에서 정부정보공개조례에 따라 공개하는 정보입니다. 공개되지 않은 정보는 [청구할 수 있습니다].";
    latest = "最近公开", "Latest publications", "新着情報", "최근 공개";
    all_statutory = "全部法定主动公开内容", "All statutory proactive disclosure", "法定の積極的公開事項をすべて見る", "법정 사전공개 정보 전체 보기";
    office = "政府信息公开工作机构", "Office of information disclosure", "情報公開の担当部署", "정보공개 담당 기관";
    catalogue = "公开目录", "Disclosure catalogue", "公開目録", "공개 목록";
    catalogue_about = "应当公开的事项", "What must be published", "公開すべき事項", "공개해야 할 사항";
    how_to_apply = "怎样申请", "How to request", "請求の方法", "청구 방법";
    to_column = "政府信息公开栏目", "Information disclosure column", "行政情報公開の欄へ", "행정정보 공개 항목";
    contact = "联系方式", "Contact", "連絡先", "연락처";
    news = "工作动态", "News", "業務のお知らせ", "업무 소식";
    all_news = "全部工作动态", "All news", "すべてのお知らせ", "전체 소식";
    offices = "内设机构", "Offices", "内部部署", "내부 부서";
    below = "下属单位", "Subordinate units", "所属機関", "소속 기관";
    units_lede = "每个单位都有自己的主页和政府信息公开栏目，栏目的板块和顺序全区统一。", "Each unit has a page of its own and a column of information disclosure; its sections and their order are the same everywhere.", "各機関にはそれぞれのページと行政情報公開の欄があり、欄の構成と順序は区内で統一されています。", "각 기관에는 자체 페이지와 행정정보 공개 항목이 있으며, 항목의 구성과 순서는 구 전체가 같습니다.";

    apply_lede(unit) = "除主动公开的政府信息外，公民、法人或者其他组织可以向{unit}申请获取政府信息。依据：《政府信息公开条例》第二十七条。", "Besides what is published proactively, citizens, legal persons and other organisations may request government information from {unit}. Basis: Regulations on Government Information Disclosure, article 27.", "積極的に公開された情報のほか、公民、法人その他の団体は{unit}に行政情報を請求することができます。根拠：政府情報公開条例第27条。", "사전에 공개된 정보 외에도 공민, 법인, 그 밖의 단체는 {unit}에 행정정보를 청구할 수 있습니다. 근거: 정부정보공개조례 제27조.";
    channels = "可以网上申请、当面申请，也可以邮寄或者传真。", "You can request online, in person, by post or by fax.", "オンライン、窓口、郵送、ファクスで受け付けています。", "온라인, 방문, 우편, 팩스로 청구할 수 있습니다.";
    online = "网上申请", "Request online", "オンラインで請求", "온라인 청구";
    follow = "办理查询", "Follow a request", "進み具合の照会", "진행 조회";
    in_person(place) = "当面申请：到{place}办理。书写有困难的，可以口头提出，由工作人员代为填写。", "In person: at {place}. If writing is difficult, say what you want and the staff will fill in the form.", "窓口：{place}。筆記が難しい場合は口頭で申し出れば、職員が代わりに記入します。", "방문: {place}. 글로 쓰기 어려우면 말로 신청할 수 있으며 직원이 대신 작성합니다.";
    by_post(place, words) = "邮寄申请：寄到{place}，信封注明“{words}”。", "By post: to {place}; please write “{words}” (request for government information) on the envelope.", "郵送：{place}。封筒に「{words}」（行政情報の公開請求）と明記してください。", "우편: {place}. 봉투에 ‘{words}’(행정정보 공개 청구)라고 적어 주십시오.";
    the_office = "本机关政府信息公开工作机构", "the office of information disclosure of this unit", "当機関の情報公開担当部署", "본 기관의 정보공개 담당 기관";
    hours(hours) = "办公时间 {hours}", "Office hours {hours}", "業務時間 {hours}", "업무 시간 {hours}";
    what_to_write = "申请中写什么", "What to write", "請求書に書くこと", "청구서에 쓸 내용";
    write_who = "申请人的姓名或者名称、身份证明、联系方式；", "name, proof of identity and contact of the applicant;", "請求者の氏名または名称、本人確認書類、連絡先", "청구인의 성명 또는 명칭, 신분 증명, 연락처";
    write_what = "申请公开的政府信息的名称、文号，或者便于查询的其他特征；", "name or document number of the information, or other marks by which it can be found;", "請求する情報の名称、文書番号、その他探しやすい特徴", "청구하는 정보의 명칭, 문서번호 또는 찾는 데 도움이 되는 특징";
    write_how = "希望的形式和获取方式，包括送达方式。", "the form in which you want it and how it should reach you.", "希望する形式と受取方法（送付方法を含む）", "원하는 형식과 수령 방법(송달 방법 포함)";
    write_basis = "依据：《政府信息公开条例》第二十九条。", "Basis: Regulations on Government Information Disclosure, article 29.", "根拠：政府情報公開条例第29条。", "근거: 정부정보공개조례 제29조.";
    when = "什么时候答复", "When you get an answer", "回答の時期", "답변 시기";
    when_text = "能够当场答复的，当场答复；不能当场答复的，自收到申请之日起 20 个工作日内答复。需要延长的，经负责人同意并告知您，延长不超过 20 个工作日。征求第三方和其他机关意见的时间不计算在内。依据：《政府信息公开条例》第三十三条。哪一天到期，可以用[期限计算]逐日看清楚。", "At once where possible, otherwise within 20 working days of receipt. It may be extended by up to 20 working days with the consent of the head of the office, and you are told so. The time of asking third parties and other organs does not count. Basis: Regulations on Government Information Disclosure, article 33. The [deadline calculator] shows the due date day by day.", "その場で回答できるものはその場で、できないものは請求を受けた日から 20 執務日以内に回答します。延長が必要な場合は、責任者の同意を得てお知らせし、20 執務日を超えません。第三者や他の機関の意見を求める期間は算入しません。根拠：政府情報公開条例第33条。期限の日は[期限の計算]で一日ずつ確かめられます。", "바로 답할 수 있는 것은 그 자리에서, 그렇지 않은 것은 청구를 받은 날부터 20근무일 이내에 답변합니다. 연장이 필요하면 책임자의 동의를 얻어 알려 드리며 20근무일을 넘지 않습니다. 제3자와 다른 기관의 의견을 듣는 기간은 산입하지 않습니다. 근거: 정부정보공개조례 제33조. 만료일은 [기한 계산]에서 하루씩 확인할 수 있습니다.";
    fees = "收费和救济", "Fees and remedies", "手数料と不服申立て", "수수료와 구제";
    fees_text = "不收取费用；申请的数量、频次明显超过合理范围的，可以收取信息处理费（[费用计算]）。对答复不服的，可以依法申请行政复议或者提起行政诉讼。依据：《政府信息公开条例》第四十二条、第五十一条。", "There is no charge. Where number and frequency of requests are clearly beyond reason, a processing fee may be charged ([fee calculator]). Against an answer you may apply for administrative reconsideration or bring an action as the law provides. Basis: Regulations on Government Information Disclosure, articles 42 and 51.", "無料です。請求の件数や頻度が明らかに合理的な範囲を超える場合は、情報処理費を徴収することがあります（[手数料の計算]）。回答に不服がある場合は、法令に基づき行政不服審査の申立てまたは行政訴訟の提起ができます。根拠：政府情報公開条例第42条・第51条。", "무료입니다. 청구의 수와 빈도가 명백히 합리적인 범위를 넘으면 정보처리비를 받을 수 있습니다([수수료 계산]). 답변에 불복하면 법에 따라 행정복의를 신청하거나 행정소송을 제기할 수 있습니다. 근거: 정부정보공개조례 제42조·제51조.";
    contact_at = "联系", "Contact", "連絡先", "연락처";
}

impl ColumnWords {
    /// What stands on the envelope; the post and the office read Chinese.
    pub(crate) const fn envelope(self) -> &'static str {
        "政府信息公开申请"
    }
}

#[cfg(test)]
#[test]
fn every_word_is_whole() {
    super::check::check("ColumnWords", ColumnWords::TABLE);
}

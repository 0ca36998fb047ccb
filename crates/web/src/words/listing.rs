//! Words of lists: filters, counts, pages, and what a line says.

use super::words;

words! {
    /// The words of lists.
    pub(crate) struct ListingWords;

    filter = "筛选", "Filter", "絞り込み", "필터";
    title_or_number = "标题或文号", "Title or document number", "件名または文書番号", "제목 또는 문서번호";
    all = "全部", "All", "すべて", "전체";
    option(name, count) = "{name}（{count}）", "{name} ({count})", "{name}（{count}）", "{name} ({count})";
    no_match = "没有符合条件的信息", "Nothing matches", "条件に合う情報はありません", "조건에 맞는 정보가 없습니다";
    no_match_shorter = "减少字数，或者换一个词，例如只写文号中的年份和序号", "Use fewer or other words, such as only the year and serial of a document number", "語句を減らすか、別の語句をお試しください。文書番号は年と番号だけでも検索できます", "낱말을 줄이거나 바꿔 보십시오. 문서번호는 연도와 일련번호만으로도 찾을 수 있습니다";
    clear_all = "去掉全部条件", "Remove all conditions", "条件をすべて解除", "모든 조건 지우기";
    may_apply = "没有公开的政府信息，可以按[依申请公开]的办法申请", "Government information that has not been published can be requested: see [disclosure on request]", "公開されていない行政情報は、[申請による公開]の手続で請求できます", "공개되지 않은 행정정보는 [정보공개 청구] 절차에 따라 청구할 수 있습니다";
    empty = "本栏目还没有公开的信息", "Nothing has been published in this section yet", "この欄にはまだ情報がありません", "이 항목에는 아직 공개된 정보가 없습니다";
    look_elsewhere = "可以查看其他[信息类型]，或者[按单位查]。", "See the other [kinds of information], or [find by unit].", "ほかの[情報の種類]をご覧になるか、[機関から]お探しください。", "다른 [정보 종류]를 보거나 [기관별로] 찾아보십시오.";
    total(count) = "共 {count} 条，按公开日期由近到远", "{count} record, newest first" | "{count} records, newest first", "全 {count} 件（公開日の新しい順）", "총 {count}건, 최근 공개순";
    total_matching(count) = "共 {count} 条符合条件，按公开日期由近到远", "{count} matching record, newest first" | "{count} matching records, newest first", "該当 {count} 件（公開日の新しい順）", "조건에 맞는 정보 {count}건, 최근 공개순";
    clear = "清除条件", "Clear conditions", "条件を解除", "조건 지우기";
    take_away = "下载", "Download", "ダウンロード", "내려받기";
    download(format) = "下载 {format}", "Download {format}", "{format} をダウンロード", "{format} 내려받기";
    follow = "订阅", "Follow", "購読", "구독";
    pages = "分页", "Pages", "ページ送り", "페이지 이동";
    first_page = "第一页", "First page", "最初のページ", "첫 페이지";
    next_page = "下一页", "Next page", "次のページ", "다음 페이지";
    last_page = "已到最后一页", "This is the last page", "最後のページです", "마지막 페이지입니다";
    facts = "公开信息", "Details", "公開情報", "공개 정보";
    facts_of = "：", ": ", "：", ": ";
    index_number = "索引号", "Index number", "索引番号", "색인번호";
    issuer = "发文机关", "Issued by", "発出機関", "발행 기관";
    topic = "主题分类", "Subject", "主題分類", "주제 분류";
    genre = "体裁分类", "Document type", "文書の種別", "문서 형식";
    written_on = "成文日期", "Date of document", "作成日", "작성일";
    unit = "公开单位", "Published by", "公開機関", "공개 기관";
    year = "年份", "Year", "年", "연도";
    kind = "信息类型", "Kind", "情報の種類", "정보 종류";
    results(words) = "“{words}”的检索结果", "Results for “{words}”", "「{words}」の検索結果", "‘{words}’ 검색 결과";
    policies_lede = "各单位的规范性文件和其他政策文件，解读列在文件下面。", "Normative and other policy documents of all units, each with its interpretations below it.", "各機関の規範的文書その他の政策文書です。解説は文書の下に示します。", "각 기관의 규범성 문서와 그 밖의 정책 문서입니다. 해설은 문서 아래에 있습니다.";
    news_lede = "各单位的工作动态。依法公开的信息在“政府信息公开”栏目。", "News of all units. What the law wants published stands under “Information disclosure”.", "各機関の業務のお知らせです。法令に基づき公開する情報は「行政情報の公開」欄にあります。", "각 기관의 업무 소식입니다. 법령에 따라 공개하는 정보는 ‘행정정보 공개’에 있습니다.";
}

#[cfg(test)]
#[test]
fn every_word_is_whole() {
    super::check::check("ListingWords", ListingWords::TABLE);
}

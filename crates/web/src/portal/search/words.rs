//! The words of the search page, and what a page of hits says about itself.

use gongkai_office::reading::{IndexState, SearchView};
use gongkai_store::search::Standing;

use crate::{
    frame::Frame,
    words::{HOLE, Phrase, words},
};

words! {
    /// The words of the search page.
    pub(super) struct SearchWords;

    lede = "在全部公开信息的标题、正文和附件中查找。", "Looks in titles, texts and files of everything that is public. Contents are in Chinese.", "公開されているすべての情報の件名・本文・添付ファイルから検索します。内容は中国語です。", "공개된 모든 정보의 제목, 본문, 첨부파일에서 찾습니다. 내용은 중국어입니다.";
    help = "词用空格隔开，引号内的词必须连在一起，-词 表示不要这个词。也可以输入文号、拼音或者繁体字。", "Part words by spaces; words in quotation marks stand together, a minus leaves a word out. Document numbers, pinyin and traditional characters work as well.", "語句は空白で区切ります。引用符の中は続き語、-語句 は除外です。文書番号、ピンイン、繁体字も使えます。", "낱말은 띄어 씁니다. 따옴표 안은 이어진 말, -낱말은 제외입니다. 문서번호, 병음, 번체자도 쓸 수 있습니다.";
    results(words) = "“{words}”的搜索结果", "Results for “{words}”", "「{words}」の検索結果", "‘{words}’ 검색 결과";
    found(words, count) = "“{words}”共 {count} 条结果", "{count} results for “{words}”", "「{words}」の検索結果 {count} 件", "‘{words}’ 검색 결과 {count}건";
    found_all(count) = "符合条件的信息共 {count} 条", "{count} matching record" | "{count} matching records", "条件に合う情報 {count} 件", "조건에 맞는 정보 {count}건";
    found_none(words) = "没有找到“{words}”", "Nothing found for “{words}”", "「{words}」は見つかりませんでした", "‘{words}’에 대한 결과가 없습니다";
    nothing_matches = "没有符合条件的信息", "Nothing matches", "条件に合う情報はありません", "조건에 맞는 정보가 없습니다";
    range(first, last) = "第 {first}–{last} 条", "{first}–{last}", "{first}–{last} 件目", "{first}–{last}번째";
    behind = "刚刚公开的信息正在加入检索，几分钟内可能查不到最新的内容。", "What was just published is being added; the newest may be missing for some minutes.", "公開されたばかりの情報を検索に加えています。最新の内容は数分間見つからないことがあります。", "방금 공개된 정보를 검색에 추가하고 있습니다. 최신 내용은 몇 분 동안 나오지 않을 수 있습니다.";
    rebuilding = "检索正在重新整理，结果暂时不全，请稍后再查一次。", "The search is being rebuilt; results are incomplete for now. Please try again later.", "検索データを再構築しています。結果がそろっていないため、後でもう一度お試しください。", "검색 자료를 다시 만들고 있습니다. 결과가 아직 완전하지 않으니 잠시 뒤 다시 찾아보십시오.";
    broken = "检索暂时不能使用，技术人员已经得到通知。可以先按类型或者按单位查找。", "The search is out of order and the technicians have been told. Please browse by kind or by unit.", "検索は一時的に使えません。担当者に通知済みです。種類または機関からお探しください。", "검색을 잠시 쓸 수 없으며 담당자에게 알렸습니다. 종류나 기관별로 찾아보십시오.";
    meant = "您是不是要找", "Did you mean", "もしかして", "혹시 이것을 찾으십니까";
    meant_shown = "？已按这个词显示。", "? These are its results.", "？この語句の結果を表示しています。", "? 이 낱말의 결과를 보여 드립니다.";
    meant_end = "？", "?", "？", "?";
    literally = "仍要搜索", "Search instead for", "元の語句で検索：", "입력한 그대로 검색:";
    filters = "筛选结果", "Narrow the results", "結果を絞り込む", "결과 좁히기";
    filter = "筛选", "Filter", "絞り込み", "필터";
    filter_chosen(count) = "筛选（已选 {count} 项）", "Filter ({count} chosen)", "絞り込み（{count} 件選択中）", "필터 ({count}개 선택)";
    chosen = "已选，去掉：", "Chosen, remove: ", "選択中、解除：", "선택됨, 지우기: ";
    more = "更多", "More", "さらに表示", "더 보기";
    more_of(name) = "更多{name}", "More: {name}", "さらに表示：{name}", "더 보기: {name}";
    clear = "清除全部筛选", "Remove all filters", "絞り込みをすべて解除", "필터 모두 지우기";
    kind = "信息类型", "Kind", "情報の種類", "정보 종류";
    unit = "发布机关", "Published by", "公開機関", "공개 기관";
    validity = "有效性", "Validity", "有効性", "효력";
    topic = "主题分类", "Subject", "主題分類", "주제 분류";
    year = "公开年份", "Year of publication", "公開年", "공개 연도";
    in_force = "现行有效", "In force", "有効", "현행";
    amended = "已修改", "Amended", "改正あり", "개정됨";
    not_yet = "尚未施行", "Not yet in force", "未施行", "시행 전";
    ended = "失效、废止", "No longer in force", "失効・廃止", "실효·폐지";
    unsure = "没有找到完全相符的信息，下面是相近的内容，仅供参考。没有公开的政府信息，可以[申请公开]。", "Nothing answers this exactly; what follows is near it. Government information that has not been published can be [requested].", "完全に一致する情報はありません。以下は近い内容です。公開されていない行政情報は[公開を請求]できます。", "정확히 맞는 정보가 없습니다. 아래는 비슷한 내용입니다. 공개되지 않은 행정정보는 [공개를 청구]할 수 있습니다.";
    partial = "同时包含全部词语的信息不多，也列出了包含其中大部分词语的信息。", "Few records have all of the words; those with most of them are listed as well.", "すべての語句を含む情報が少ないため、大部分を含む情報も示しています。", "모든 낱말이 들어 있는 정보가 적어 대부분이 들어 있는 정보도 보여 드립니다.";
    sorted = "排序：", "Order: ", "並べ替え：", "정렬: ";
    by_relevance = "相关", "Relevance", "関連度", "관련도";
    by_date = "最新", "Newest", "新しい順", "최신순";
    follow = "订阅标题中有这些词的信息", "Follow records with these words in the title", "件名にこの語句を含む情報を購読", "제목에 이 낱말이 있는 정보 구독";
    next_page = "下一页", "Next page", "次のページ", "다음 페이지";
    page_before = "上一页", "Page before", "前のページ", "이전 페이지";
    pages = "分页", "Pages", "ページ送り", "페이지 이동";
    page(number) = "第 {number} 页", "Page {number}", "{number} ページ", "{number} 페이지";
    way_on = "可以这样做", "What you can do", "次の方法があります", "이렇게 해 보십시오";
    without_filters = "[去掉筛选条件]，在全部信息中查找", "[Remove the filters] and search everything", "[絞り込みを解除]して全体から検索する", "[필터를 지우고] 전체에서 찾기";
    other_words = "检查有没有错别字，减少字数，或者换一个说法", "Check the spelling, use fewer words, or other ones", "誤字がないか確かめる、語句を減らす、別の言い方にする", "틀린 글자가 없는지 보고, 낱말을 줄이거나 다른 말로 찾기";
    only_number = "知道文号的，只写年份和序号，例如 2026 3号", "Of a document number, type only year and serial number, such as 2026 3", "文書番号は年と番号だけを入力する（例：2026 3号）", "문서번호는 연도와 일련번호만 쓰기(예: 2026 3)";
    browse = "按[单位]或者按[信息类型]查找", "Browse by [unit] or by [kind]", "[機関]または[情報の種類]から探す", "[기관]이나 [정보 종류]에서 찾기";
    may_request = "没有公开的政府信息，可以[申请公开]，行政机关在 20 个工作日内答复", "Government information that has not been published can be [requested]; the answer comes within 20 working days", "公開されていない行政情報は[公開を請求]できます。20業務日以内に回答します", "공개되지 않은 행정정보는 [공개를 청구]할 수 있으며 20근무일 안에 답변합니다";
    begin_number = "知道文号：直接输入。[政策文件]也可以按年份、单位查", "You know the document number: type it. [Policy documents] can be browsed by year and unit as well", "文書番号がわかる場合はそのまま入力します。[政策文書]は年や機関からも探せます", "문서번호를 알면 그대로 입력하십시오. [정책 문서]는 연도와 기관별로도 찾을 수 있습니다";
    begin_own_words = "不知道叫什么：用自己的话写，例如“[楼下邻居不同意装电梯]”", "You do not know its name: use your own words, in Chinese, such as “[neighbours against a lift]”", "名称がわからない場合は自分の言葉（中国語）で入力します。例：「[エレベーター設置に隣人が反対]」", "이름을 모르면 자기 말(중국어)로 쓰십시오. 예: ‘[이웃이 승강기 설치에 반대]’";
    begin_browse = "按类型看：[公开目录]；按机关看：[各单位]", "By kind: the [catalogue]; by unit: [all units]", "種類から：[公開目録]、機関から：[各機関]", "종류별: [공개 목록], 기관별: [각 기관]";
}

/// What a page of hits says about itself.
#[derive(Debug)]
pub(super) struct Lines {
    /// `<title>`
    pub(super) title: String,
    /// The heading.
    pub(super) heading: Phrase,
    /// Which hits are shown: 第 1–10 条.
    pub(super) range: String,
    /// The place of the first hit.
    pub(super) first: usize,
    /// What is to be known about the index, if anything is.
    pub(super) index: Option<&'static str>,
    /// Choices made.
    pub(super) chosen: usize,
}

impl Lines {
    pub(super) fn new(view: &SearchView, frame: &Frame, w: SearchWords) -> Self {
        let q = &view.asked.q;
        let total = frame.count(&i64::try_from(view.total).unwrap_or(i64::MAX));
        let words = match &view.suggestion {
            Some(words) if view.is_of_suggestion => words,
            _ => q,
        };
        let of_words = |text: String| Phrase::from(text).holding(&frame.as_written(words));
        let heading = match (view.asked.asks(), q.is_empty(), view.total) {
            (false, ..) => frame.w.search_titles().into(),
            (true, true, 0) => w.nothing_matches().into(),
            (true, true, _) => w.found_all(total).into(),
            (true, false, 0) => of_words(w.found_none(HOLE)),
            (true, false, _) => of_words(w.found(HOLE, total)),
        };
        let title = if q.is_empty() {
            frame.w.search_titles().to_owned()
        } else {
            w.results(q)
        };
        let range = match (view.hits.first(), view.hits.last()) {
            (Some(first), Some(last)) => w.range(first.rank, last.rank),
            _ => String::new(),
        };
        let index = match view.index {
            IndexState::UpToDate => None,
            IndexState::Behind => Some(w.behind()),
            IndexState::Rebuilding => Some(w.rebuilding()),
            IndexState::Broken => Some(w.broken()),
        };
        Self {
            title,
            heading,
            range,
            first: view.hits.first().map_or(1, |hit| hit.rank),
            index,
            chosen: view.asked.choices(),
        }
    }
}

/// The name of a way to narrow.
pub(super) fn facet_name(w: SearchWords, key: &str) -> &'static str {
    match key {
        "kind" => w.kind(),
        "unit" => w.unit(),
        "validity" => w.validity(),
        "topic" => w.topic(),
        _ => w.year(),
    }
}

/// The name of a standing.
pub(super) const fn standing_name(w: SearchWords, standing: Standing) -> &'static str {
    match standing {
        Standing::InForce => w.in_force(),
        Standing::Amended => w.amended(),
        Standing::NotYetEffective => w.not_yet(),
        Standing::Ended => w.ended(),
    }
}

#[cfg(test)]
#[test]
fn every_word_is_whole() {
    crate::words::check::check("SearchWords", SearchWords::TABLE);
}

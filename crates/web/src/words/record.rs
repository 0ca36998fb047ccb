//! Words of the page of a record: its facts, its validity, who made it, how to check, cite and print it.

use super::words;

words! {
    /// The words of records.
    pub(crate) struct RecordWords;

    text = "正文", "Text", "本文", "본문";
    only_chinese = "标题和正文只有中文，下面是[中文原文]。", "This record exists in Chinese only; the text below is the original. [Chinese page]", "この情報は中国語のみで公開されています。以下は原文です。[中国語のページ]", "이 정보는 중국어로만 공개되어 있으며 아래는 원문입니다. [중국어 페이지]";
    see_document = "查看该文件", "See that document", "その文書を見る", "그 문서 보기";
    summary = "内容概述", "Summary", "概要", "개요";
    in_attachments = "附件与下载", "Attachments and downloads", "添付資料とダウンロード", "첨부 자료와 내려받기";
    attachments = "附件", "Attachments", "添付資料", "첨부";
    fulfils = "对应的公开目录事项", "Item of the disclosure catalogue", "対応する公開目録の事項", "해당 공개 목록 사항";
    related = "相关信息", "Related records", "関連情報", "관련 정보";
    people = "谁经手，怎样核验", "Who handled it, how to verify it", "担当者と検証の方法", "담당자와 검증 방법";
    drafted = "拟稿", "Drafted", "起案", "기안";
    reviewed = "审核", "Reviewed", "審査", "심사";
    published = "发布", "Published", "公表", "공표";
    published_at = "公开时间", "Public since", "公開日時", "공개 일시";
    batch = "本条与同批信息一起经过保密审查和三审后公开。", "Published as part of a batch after secrecy review and three reviews.", "同じ一括分とともに秘密審査と三段階の審査を経て公開されました。", "같은 묶음의 정보와 함께 비밀 심사와 세 차례 심사를 거쳐 공개되었습니다.";
    feed(source) = "由“{source}”按经过审查的数据协议提供。", "Delivered by “{source}” under a reviewed data agreement.", "審査済みのデータ協定に基づき「{source}」から提供されました。", "심사를 거친 데이터 협약에 따라 ‘{source}’에서 제공했습니다.";
    migrated(source) = "原平台发布（{source}）。迁入本平台，公开日期以原平台为准。", "Published on the former platform ({source}) and taken over; the date of publication is that of the former platform.", "旧サイト（{source}）で公表され、当サイトに移されました。公開日は旧サイトのものです。", "이전 플랫폼({source})에서 공표되어 옮겨 왔습니다. 공개일은 이전 플랫폼을 따릅니다.";
    versions = "历次版本：", "Versions:", "版の履歴：", "판 이력:";
    version(number) = "第 {number} 版", "Version {number}", "第 {number} 版", "제{number}판";
    version_line(version, day) = "{version}（{day}）", "{version} ({day})", "{version}（{day}）", "{version} ({day})";
    version_now(version, day) = "{version}（{day}，现行）", "{version} ({day}, current)", "{version}（{day}、現行）", "{version} ({day}, 현행)";
    log = "公开存证", "Public log", "公開記録", "공개 기록";
    logged(number) = "本版内容已写入公开存证日志第 {number} 条。", "This version is entry {number} of the public log.", "この版の内容は公開記録の第 {number} 項に登録されています。", "이 판의 내용은 공개 기록 제{number}항에 등록되어 있습니다.";
    how_to_verify = "怎样核验", "How to verify", "検証の方法", "검증 방법";
    entry_and_salt = "日志条目和盐", "Log entry and salt", "記録の項目とソルト", "기록 항목과 솔트";
    entry = "日志条目", "Log entry", "記録の項目", "기록 항목";
    salt = "盐", "Salt", "ソルト", "솔트";
    log_later = "存证条目生成后会在这里显示，通常只需几秒。", "The log entry will be shown here once it is made, usually within seconds.", "記録の項目は作成後ここに表示されます。通常は数秒です。", "기록 항목은 만들어지면 여기에 나타납니다. 보통 몇 초면 됩니다.";
    tools = "工具", "Tools", "ツール", "도구";
    print = "打印版", "Print view", "印刷用", "인쇄용";
    pdf = "PDF 文件", "PDF", "PDF", "PDF";
    cite = "引用", "Cite", "引用", "인용";
    size = "字号", "Text size", "文字の大きさ", "글자 크기";
    small = "小", "Small", "小", "작게";
    medium = "中", "Medium", "中", "보통";
    large = "大", "Large", "大", "크게";
    on_this_page = "本页内容", "On this page", "このページの内容", "이 페이지의 내용";
    citation = "引用格式", "Citation", "引用の書式", "인용 형식";
    citation_hint = "点按文字即可全部选中，再复制。", "Click or tap the text to select all of it, then copy.", "文字をクリックまたはタップすると全体が選択されます。続けてコピーしてください。", "글을 누르면 전체가 선택됩니다. 이어서 복사하십시오.";
    print_note = "打印版：请使用浏览器的打印功能。[返回正文页]", "Print view: please use the print function of your browser. [Back to the record]", "印刷用ページ：ブラウザの印刷機能をお使いください。[情報のページへ戻る]", "인쇄용: 브라우저의 인쇄 기능을 이용하십시오. [정보 페이지로 돌아가기]";
    address = "永久地址", "Permanent address", "恒久アドレス", "영구 주소";
    qr = "本页地址的二维码", "QR code of this address", "このアドレスの QR コード", "이 주소의 QR 코드";
    printed_log(number, hash) = "公开存证第 {number} 条 {hash}", "Public log, entry {number} {hash}", "公開記録 第 {number} 項 {hash}", "공개 기록 제{number}항 {hash}";

    old_version = "这是旧版本，已由新版本替代。[看现行文本]", "This is an earlier version; a newer one has replaced it. [See the current text]", "これは旧版で、新しい版に置き換えられています。[現行の本文を見る]", "이전 판이며 새 판으로 대체되었습니다. [현행 본문 보기]";
    compared(version) = "与第 {version} 版相比", "Compared with version {version}", "第 {version} 版との比較", "제{version}판과 비교";
    see_version(version) = "看第 {version} 版", "See version {version}", "第 {version} 版を見る", "제{version}판 보기";
    added = "新增", "added", "追加", "추가";
    removed = "删去", "removed", "削除", "삭제";
    same(count) = "{count} 段没有改动", "{count} paragraph unchanged" | "{count} paragraphs unchanged", "{count} 段落は変更なし", "{count}개 문단 변경 없음";

    withdrawn = "这条信息已撤回", "This record has been withdrawn", "この情報は撤回されました", "이 정보는 철회되었습니다";
    withdrawn_short = "已撤回的信息", "Withdrawn record", "撤回された情報", "철회된 정보";
    withdrawn_what(kind, day, reason) = "本页原有的“{kind}”已于{day}撤回。理由：{reason}。", "The record that stood here ({kind}) was withdrawn on {day}. Reason: {reason}.", "このページの「{kind}」は{day}に撤回されました。理由：{reason}。", "이 페이지의 ‘{kind}’은(는) {day}에 철회되었습니다. 이유: {reason}.";
    some_record = "信息", "information", "情報", "정보";
    others_of(unit) = "由{unit}公开的其他信息在它的[政府信息公开栏目]。", "Other information published by {unit} is in its [information disclosure column].", "{unit}が公開するほかの情報は[行政情報公開の欄]にあります。", "{unit}에서 공개한 다른 정보는 [행정정보 공개 항목]에 있습니다.";
    may_apply = "认为应当公开的，可以申请公开，也可以联系页脚所列的单位。", "If you think that it should be public, you may request it, or contact the unit named at the foot of the page.", "公開すべきとお考えの場合は、公開を請求するか、ページ下部の機関にご連絡ください。", "공개해야 한다고 생각하시면 공개를 청구하거나 페이지 아래의 기관에 연락해 주십시오.";

    doc_number = "发文字号", "Document number", "文書番号", "문서번호";
    index_number = "索引号", "Index number", "索引番号", "색인번호";
    issuer = "发文机关", "Issued by", "発出機関", "발행 기관";
    unit = "公开单位", "Published by", "公開機関", "공개 기관";
    written_on = "成文日期", "Date of document", "作成日", "작성일";
    published_on = "公开日期", "Date of publication", "公開日", "공개일";
    topic = "主题分类", "Subject", "主題分類", "주제 분류";
    genre = "体裁分类", "Document type", "文書の種別", "문서 형식";
    kind = "信息类型", "Kind", "情報の種類", "정보 종류";
    manner = "公开方式", "Manner of disclosure", "公開の方法", "공개 방식";
    proactive = "主动公开", "Proactive", "積極的公開", "사전 공개";
    keywords = "关键词", "Keywords", "キーワード", "핵심어";
    source = "来源", "Source", "出典", "출처";

    in_force_from(day) = "自{day}起施行。", "In force since {day}.", "{day}から施行。", "{day}부터 시행.";
    in_force_between(from, until) = "自{from}起施行，有效期至{until}。", "In force from {from} until {until}.", "{from}から施行、有効期限は{until}。", "{from}부터 시행, 유효 기간은 {until}까지.";
    in_force_until(day) = "有效期至{day}。", "Valid until {day}.", "有効期限は{day}。", "유효 기간은 {day}까지.";
    nothing_registered = "本平台没有登记修改、废止、失效情形。", "No amendment, repeal or expiry is registered here.", "改正、廃止、失効の登録はありません。", "개정, 폐지, 실효가 등록되어 있지 않습니다.";
    changed_since(day) = "自{day}起。", "Since {day}.", "{day}から。", "{day}부터.";
}

#[cfg(test)]
#[test]
fn every_word_is_whole() {
    super::check::check("RecordWords", RecordWords::TABLE);
}

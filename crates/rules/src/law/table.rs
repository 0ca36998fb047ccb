//! The table itself, by instrument; rows of one instrument stand together.

use super::Article;

const FOI: &str = "中华人民共和国政府信息公开条例（国令第711号修订）";
const SECRETS: &str = "中华人民共和国保守国家秘密法（2024年修订）";
const PERSONAL: &str = "中华人民共和国个人信息保护法";
const ACCESSIBILITY: &str = "中华人民共和国无障碍环境建设法";
const HANDLING: &str = "党政机关公文处理工作条例（中办发〔2012〕14号）";
const FEES: &str = "政府信息公开信息处理费管理办法（国办函〔2020〕109号）";
const REPORT: &str = "政府信息公开工作年度报告格式（国办公开办函〔2021〕30号、〔2019〕60号）";
const DETAILED: &str = "国办发〔2016〕80号";
const NORMATIVE: &str = "国办发〔2018〕37号";
const WEBSITES: &str = "政府网站发展指引（国办发〔2017〕47号）";
const FORMAT: &str = "GB/T 9704—2012 党政机关公文格式";
const HOLIDAYS: &str = "全国年节及纪念日放假办法及各年放假通知";
const CODES: &str = "编码标准";

const fn row(
    instrument: &'static str,
    article: &'static str,
    about: &'static str,
    module: &'static str,
    tests: &'static [&'static str],
) -> Article {
    Article {
        instrument,
        article,
        about,
        module,
        tests,
    }
}

/// A time limit of the table of limits.
const fn limit(instrument: &'static str, article: &'static str, about: &'static str) -> Article {
    row(
        instrument,
        article,
        about,
        "limits::table",
        &["limits_end_as_their_articles_say"],
    )
}

/// Every article cited by this crate.
pub const ARTICLES: &[Article] = &[
    row(
        FOI,
        "第十二条",
        "公开目录包括索引、名称、内容概述、生成日期；指南公布联系方式",
        "numbers::index_number",
        &["art_12_our_form_is_code_year_and_five_digits"],
    ),
    row(
        FOI,
        "第十三条",
        "除第十四条至第十六条规定的以外，政府信息应当公开",
        "attribute",
        &["art_14_withheld_has_a_ground_and_a_reason"],
    ),
    row(
        FOI,
        "第十四条",
        "国家秘密、禁止公开、三安全一稳定：不予公开",
        "exemption",
        &[
            "art_14_to_16_the_grounds_are_x1_to_x8",
            "art_14_withheld_has_a_ground_and_a_reason",
        ],
    ),
    row(
        FOI,
        "第十五条",
        "商业秘密、个人隐私等损害第三方权益的不得公开",
        "exemption",
        &["art_14_to_16_the_grounds_are_x1_to_x8"],
    ),
    row(
        FOI,
        "第十五条",
        "发布前检出个人信息",
        "text_check",
        &[
            "art_15_personal_data_is_found_and_masked",
            "art_15_numbers_are_found_however_they_are_written",
            "art_15_other_numbers_are_left_in_peace",
        ],
    ),
    row(
        FOI,
        "第十六条",
        "内部事务信息、过程性信息、行政执法案卷信息可以不予公开",
        "exemption",
        &["art_14_to_16_the_grounds_are_x1_to_x8"],
    ),
    row(
        FOI,
        "第十七条",
        "公开前审查",
        "text_check",
        &["the_gravest_finding_comes_first"],
    ),
    limit(
        FOI,
        "第二十六条",
        "主动公开：形成或者变更之日起20个工作日内",
    ),
    limit(
        FOI,
        "第四十一条",
        "更正与申请人自身相关的记录（天数由地方定，默认20个工作日）",
    ),
    limit(
        FOI,
        "第四十九条",
        "年度报告：部门次年1月31日前，政府次年3月31日前",
    ),
    row(
        FOI,
        "第三十六条第七项",
        "法律、行政法规对获取有特别规定的，依照规定办理",
        "exemption",
        &["art_14_to_16_the_grounds_are_x1_to_x8"],
    ),
    row(
        FEES,
        "第三条",
        "按件、按量选择一种，不得同时适用",
        "foi::fee",
        &[
            "art_3_what_cannot_be_computed_says_why",
            "art_3_one_method_is_chosen_the_lower_is_proposed",
        ],
    ),
    row(
        FEES,
        "第四条",
        "按件：同一申请人一个自然月累计，超额累进",
        "foi::fee::ladder",
        &[
            "art_4_the_nth_request_of_a_month",
            "art_4_the_explanation_counts_tier_by_tier",
            "art_4_a_month_counts_by_day_of_receipt_and_a_correction_counts_once",
            "a_fee_is_the_sum_of_its_tiers_and_adds_up",
        ],
    ),
    row(
        FEES,
        "第五条",
        "按量：以单件申请为单位按页超额累进，已主动公开的不适用",
        "foi::fee::ladder",
        &[
            "art_5_the_pages_of_a_request",
            "art_5_what_is_public_already_is_not_charged_by_pages",
            "more_pages_never_cost_less",
        ],
    ),
    row(
        REPORT,
        "表二",
        "本年制发、废止、现行有效；处理决定数量；收费金额（万元）",
        "report::table2",
        &[
            "guo_ban_2021_30_table_two_is_counted_in_whole_numbers",
            "guo_ban_2019_60_table_two_is_accepted_and_not_judged",
            "fees_are_whole_fen",
        ],
    ),
    row(
        REPORT,
        "表三各行",
        "行的编号与文字",
        "report::label",
        &[
            "guo_ban_2021_30_every_label_is_read_however_it_is_written",
            "a_label_is_read_by_words_and_numbers_only_help",
        ],
    ),
    row(
        REPORT,
        "表三 T3-1至T3-3",
        "第一项加第二项之和等于第三项加第四项之和；总计等于各项之和",
        "report::identities",
        &[
            "guo_ban_2021_30_the_example_balances",
            "guo_ban_2021_30_t3_1_to_t3_3_name_row_column_and_numbers",
            "a_change_of_any_cell_is_caught",
            "a_report_of_any_cases_balances",
        ],
    ),
    row(
        REPORT,
        "表三 T3-4、表四 T4-2、表二 T2-1",
        "与上年报告衔接",
        "report::prior",
        &[
            "guo_ban_2021_30_t3_4_carried_in_is_what_was_carried_out",
            "guo_ban_2021_30_t4_2_what_was_pending_is_counted_again",
            "guo_ban_2021_30_t2_1_documents_in_force_continue",
        ],
    ),
    row(
        REPORT,
        "表三 T3-5",
        "各格为非负整数，空白不等于零",
        "report::cell",
        &[
            "guo_ban_2021_30_t3_5_every_number_is_whole_and_not_negative",
            "guo_ban_2021_30_a_blank_counts_as_zero_and_is_named",
            "guo_ban_2021_30_a_blank_total_is_not_judged",
            "guo_ban_2021_30_a_table_blank_throughout_is_not_in_order",
        ],
    ),
    row(
        REPORT,
        "表四 T4-1",
        "总计等于维持、纠正、其他、尚未审结之和",
        "report::table4",
        &[
            "guo_ban_2021_30_t4_1_each_group_adds_up",
            "guo_ban_2021_30_blanks_of_table_four",
        ],
    ),
    row(
        REPORT,
        "正文 TX-1",
        "正文数字与表一致",
        "report::written",
        &["guo_ban_2021_30_tx_1_the_prose_says_what_the_tables_say"],
    ),
    row(
        REPORT,
        "汇总 SUM-1",
        "汇总年报每格等于各单位该格之和",
        "report::consolidate",
        &["guo_ban_2021_30_sum_1_a_consolidated_report_is_the_sum"],
    ),
    row(
        SECRETS,
        "第三十一条",
        "不得在非涉密信息系统中存储、处理国家秘密",
        "text_check::classification",
        &[
            "bao_mi_fa_art_31_classification_marks_are_refused",
            "bao_mi_fa_words_are_not_marks",
        ],
    ),
    row(
        PERSONAL,
        "第四条",
        "手机号码等个人信息",
        "text_check::mobile",
        &[
            "numbers_are_read_and_masked",
            "art_15_personal_data_is_found_and_masked",
        ],
    ),
    row(
        PERSONAL,
        "第二十八条",
        "身份证件号码、金融账户是敏感个人信息，处处隐去",
        "numbers::citizen_id",
        &[
            "it_shows_itself_masked_everywhere",
            "luhn_decides_and_the_mask_hides",
        ],
    ),
    row(
        ACCESSIBILITY,
        "第三十二条",
        "政府网站符合无障碍要求：图片有替代文字",
        "text_check::images",
        &["wu_zhang_ai_art_32_images_need_a_text_and_links_an_end"],
    ),
    row(
        HANDLING,
        "第九条第五项",
        "发文字号由机关代字、年份、顺序号组成",
        "numbers::doc_number",
        &["gb_t_9704_every_shape_is_read", "parts_key_and_class"],
    ),
    row(
        DETAILED,
        "公开属性源头认定",
        "拟稿时明确公开属性，依申请公开和不予公开须说明理由",
        "attribute",
        &["guo_ban_fa_2016_80_input_without_reason_or_ground_is_refused"],
    ),
    row(
        DETAILED,
        "公开属性源头认定",
        "附注与公开属性一致，主动公开件不夹带不公开的内容",
        "text_check::attribute",
        &["guo_ban_fa_2016_80_the_note_must_fit_the_attribute"],
    ),
    limit(DETAILED, "舆情回应", "5小时、24小时；解读同时发布"),
    row(
        NORMATIVE,
        "公布",
        "未经公布的不得作为行政管理依据；有效、修改、废止、失效、替代",
        "validity",
        &[
            "guo_ban_fa_2018_37_without_a_first_day_publication_counts",
            "a_document_works_from_its_first_to_its_last_day",
            "the_first_ending_counts",
            "an_ended_document_never_comes_back",
        ],
    ),
    row(
        WEBSITES,
        "网站标识码",
        "行政区划六位加顺序四位，国务院部门 bm 加八位",
        "numbers::site_code",
        &["ten_digits_or_bm_and_eight"],
    ),
    row(
        WEBSITES,
        "链接可用性",
        "站内链接不得打不开",
        "text_check::links",
        &["wu_zhang_ai_art_32_images_need_a_text_and_links_an_end"],
    ),
    limit(
        "国办发〔2015〕51号",
        "双公示",
        "作出行政决定之日起7个工作日内",
    ),
    limit(
        "中华人民共和国行政处罚法",
        "第四十八条",
        "被变更、撤销的处罚决定3个工作日内撤回",
    ),
    limit("中华人民共和国预算法", "第十四条", "批准、批复后20日内公开"),
    limit(
        "重大行政决策程序暂行条例（国令第713号）",
        "第十五条、第二十六条、第三十二条",
        "征求意见30日，合法性审查7个工作日，公布采纳情况",
    ),
    limit("优化营商环境条例", "第六十二条", "征求意见一般30日"),
    limit("规章制定程序条例", "第十五条", "征求意见不少于30日"),
    limit(
        "国有土地上房屋征收与补偿条例（国令第590号）",
        "第十条",
        "征求意见不少于30日",
    ),
    limit("国办发〔2016〕61号", "政务舆情", "48小时内回应"),
    limit("国办发〔2020〕53号", "12345热线", "各类诉求的地方时限"),
    limit(
        "信访工作条例",
        "受理、办理、复查",
        "15日、60日、延长30日、30日",
    ),
    limit(
        "中华人民共和国全国人民代表大会和地方各级人民代表大会代表法",
        "第五十一条",
        "建议3个月，复杂的6个月",
    ),
    limit(
        "国办发〔2014〕46号",
        "建议提案复文公开",
        "20个工作日，提案5个月、3个月",
    ),
    limit("财库〔2020〕10号", "采购意向", "不晚于采购活动开始前30日"),
    limit(
        "中华人民共和国政府采购法实施条例",
        "第三十八条、第四十三条、第五十条",
        "单一来源公示、结果公告、合同公告",
    ),
    limit("国办发〔2018〕123号", "政务新媒体", "5个工作日内备案"),
    limit("中华人民共和国行政复议法（2023年修订）", "第二十条", "60日"),
    limit(
        "中华人民共和国行政诉讼法",
        "第四十五条、第四十六条",
        "复议后15日，直接起诉6个月",
    ),
    row(
        "国办发〔2019〕54号",
        "标准目录的公开时限",
        "公开时限的各种写法",
        "limits::grammar",
        &[
            "guo_ban_fa_2019_54_time_limits_are_read_in_every_shape",
            "guo_ban_fa_2019_54_the_day_to_publish_by",
            "guo_ban_fa_2019_54_as_above_takes_the_row_above",
        ],
    ),
    row(
        FORMAT,
        "7.2.2",
        "密级和保密期限用★分隔",
        "text_check::classification",
        &["bao_mi_fa_art_31_classification_marks_are_refused"],
    ),
    row(
        FORMAT,
        "7.2.5",
        "发文字号：六角括号，顺序号不编虚位、不加“第”",
        "numbers::doc_number",
        &[
            "gb_t_9704_every_shape_is_read",
            "damage_is_repaired_and_named",
            "what_cannot_be_repaired_is_named_and_kept",
            "numbers_are_found_in_running_text",
        ],
    ),
    row(
        FORMAT,
        "7.2.5、7.3.5.4",
        "应有发文字号、成文日期的不得缺",
        "text_check::required",
        &["gb_t_9704_number_and_date_are_missed_where_expected"],
    ),
    row(
        FORMAT,
        "7.3.5.4",
        "成文日期用阿拉伯数字，年份标全称，不编虚位",
        "dates",
        &[
            "gb_t_9704_a_date_is_read_in_every_written_form",
            "a_written_date_is_read_back",
        ],
    ),
    row(
        FORMAT,
        "7.3.7",
        "附注",
        "attribute",
        &["gb_t_9704_notes_are_read"],
    ),
    row(
        HOLIDAYS,
        "各年放假通知",
        "放假日不计，调休上班日计，未发通知的年度只能暂定",
        "calendar",
        &[
            "guo_ban_every_shipped_year_has_its_working_days",
            "guo_ban_the_nth_working_day_starts_on_the_next_day",
            "guo_ban_make_up_days_count_and_holidays_do_not",
            "guo_ban_every_span_is_explained",
            "an_uncovered_year_gives_a_provisional_day",
            "the_eve_of_2024_counts_unless_set_otherwise",
        ],
    ),
    row(
        HOLIDAYS,
        "第二条",
        "法定节假日：2025年起春节四天、劳动节两天；导入的年度不得缺少",
        "calendar::year",
        &["a_statutory_holiday_may_not_be_missing"],
    ),
    row(
        CODES,
        "GB 32100—2015",
        "统一社会信用代码：校验码模31",
        "numbers::credit_code",
        &["gb_32100_check_character"],
    ),
    row(
        CODES,
        "GB 11643—1999",
        "公民身份号码：校验码模11，出生日期真实",
        "numbers::citizen_id",
        &["gb_11643_check_character_and_birth_date"],
    ),
    row(
        CODES,
        "GB/T 19584、ISO/IEC 7812",
        "银行卡号：Luhn 校验",
        "numbers::bank_card",
        &[
            "luhn_decides_and_the_mask_hides",
            "one_digit_of_ten_completes_a_card",
        ],
    ),
];

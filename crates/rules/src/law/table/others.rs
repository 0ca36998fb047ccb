//! Everything else that is cited: secrecy, personal data, remedies, documents, websites, calendars, codes.

use super::{limit, row};
use crate::law::Article;

const SECRETS: &str = "中华人民共和国保守国家秘密法（2024年修订）";
const PERSONAL: &str = "中华人民共和国个人信息保护法";
const ACCESSIBILITY: &str = "中华人民共和国无障碍环境建设法";
const HANDLING: &str = "党政机关公文处理工作条例（中办发〔2012〕14号）";
const DETAILED: &str = "国办发〔2016〕80号";
const NORMATIVE: &str = "国办发〔2018〕37号";
const WEBSITES: &str = "政府网站发展指引（国办发〔2017〕47号）";
const FORMAT: &str = "GB/T 9704—2012 党政机关公文格式";
const HOLIDAYS: &str = "全国年节及纪念日放假办法及各年放假通知";
const CODES: &str = "编码标准";

pub(super) const ARTICLES: &[Article] = &[
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
        SECRETS,
        "第三十一条",
        "以国家秘密为由不予公开的只留存根：日期与结论",
        "exemption::stub",
        &["bao_mi_fa_art_31_a_stub_tells_a_day_and_a_conclusion"],
    ),
    row(
        SECRETS,
        "第六十四条",
        "工作秘密不是条例规定的不公开理由",
        "exemption",
        &["bao_mi_fa_art_64_a_work_secret_is_no_ground"],
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
    row(
        "国办公开办函〔2016〕235号",
        "送达",
        "直接、委托送达以签收之日，邮寄以交邮之日（邮政企业），电子送达经同意以到达之日为准",
        "foi::delivery",
        &[
            "guo_ban_2016_235_each_way_has_its_day",
            "guo_ban_2016_235_only_the_postal_enterprise_carries_a_reply",
            "guo_ban_2016_235_of_several_ways_the_earliest_counts",
        ],
    ),
    limit("财库〔2020〕10号", "采购意向", "不晚于采购活动开始前30日"),
    limit(
        "中华人民共和国政府采购法实施条例",
        "第三十八条、第四十三条、第五十条",
        "单一来源公示、结果公告、合同公告",
    ),
    limit("国办发〔2018〕123号", "政务新媒体", "5个工作日内备案"),
    limit("中华人民共和国行政复议法（2023年修订）", "第二十条", "60日"),
    row(
        "中华人民共和国行政复议法（2023年修订）",
        "第二十三条",
        "不予公开先复议再诉讼，并在答复中告知",
        "foi::outcome::remedy",
        &[
            "fu_yi_fa_23_withholding_goes_to_reconsideration_first",
            "fu_yi_fa_20_the_paragraph_names_organs_and_days",
        ],
    ),
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

package org.yangguang.report.prose;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a number counts, told from the words of its own clause; `#` stands for the number in the
/// patterns. The first that fits decides; where none does, the number is unknown.
final class Meanings {
    private static final String UP_TO = "[^。；;，,#]{0,24}?";
    private static final String CASES = "件 份 宗 条 起 例";
    private static final String ITEMS = "条 件 篇 项 个 份 次 条次 件次 篇次";
    private static final String TIMES = "次 场 期 轮 个 批 场次";
    /// In the clause itself.
    private static final Pattern OTHER_BUSINESS =
            Pattern.compile("提案|建议|复议|诉讼|信访|留言|咨询|来电|更正申请|去年|同比|相比|增加|减少|历年|以来" + "|(?<!年|年度)累计");
    /// Anywhere before the number, back to a semicolon.
    private static final Pattern OTHER_TIMES = Pattern.compile("历年|(?<!年|年度)累计|以来|提案|信访|留言|去年");
    private static final String PART_OF = "其中";
    private static final Pattern BY_CHANNEL = Pattern.compile("通过|当面|信函|邮寄|网络|网上|在线|传真|邮件");

    /// Whether the number must stand in a sentence about requests.
    private enum Topic {
        REQUESTS,
        /// 申请 stands somewhere in the paragraph.
        NEAR_REQUESTS,
        ANY
    }

    /// @param before the sentence up to the lead, back to a semicolon
    /// @param sentence the whole sentence, up to full stops
    record Around(String before, String sentence, String paragraph) {}

    /// @param keys one of them stands in the clause; spares the pattern
    private record Rule(Counted counts, Topic topic, Set<String> units, List<String> keys, Pattern pattern) {
        boolean hasKey(String local) {
            for (var key : keys) {
                if (local.contains(key)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// @param from offset in the lead where the telling words begin
    /// @param to offset in the tail where they end
    record Found(Counted counts, int from, int to) {}

    private static Rule request(Counted counts, String keys, String pattern) {
        return new Rule(
                counts, Topic.REQUESTS, Set.of(CASES.split(" ")), List.of(keys.split("\\|")), Pattern.compile(pattern));
    }

    private static Rule result(Counted counts, String keys, String pattern) {
        return new Rule(
                counts,
                Topic.NEAR_REQUESTS,
                Set.of(CASES.split(" ")),
                List.of(keys.split("\\|")),
                Pattern.compile(pattern));
    }

    private static Rule any(Counted counts, String units, String keys, String pattern) {
        return new Rule(
                counts, Topic.ANY, Set.of(units.split(" ")), List.of(keys.split("\\|")), Pattern.compile(pattern));
    }

    private static final List<Rule> RULES = List.of(
            any(Counted.SHARE, "%", "", "#"),
            any(Counted.DAYS, "个工作日 工作日 天", "", "#"),
            any(Counted.ADMINISTRATIVE_FEES, "元 万元 亿元", "行政事业", "行政事业性?收费" + UP_TO + "#"),
            any(Counted.PROCUREMENT, "元 万元 亿元", "采购", "(?:政府)?(?:集中)?采购" + UP_TO + "(?:金额|总额|资金)" + UP_TO + "#"),
            any(Counted.FEES, "元 万元 亿元", "信息处理费|收费", "(?:收取|收费)" + UP_TO + "(?:信息处理费|费用|收费)?" + UP_TO + "#"),
            any(Counted.RECONSIDERATIONS, CASES, "复议", "行政复议(?:案件|申请)?(?:数量|数)?(?:共|总数|总计|为)?\\s*#|#(?:政府信息公开)?行政复议"),
            any(Counted.LITIGATIONS, CASES, "诉讼", "诉讼(?:案件)?(?:数量|数)?(?:共|总数|总计|为)?\\s*#|#(?:政府信息公开)?行政诉讼"),
            request(Counted.CARRIED_IN, "结转|转结", "上(?:一)?年(?:度)?(?:结转|转结)" + UP_TO + "#"),
            request(
                    Counted.CARRIED_OUT,
                    "转|顺延",
                    "(?:结转|转)(?:至|到|入)?(?:下(?:一)?年(?:度)?|下(?:一)?\\s*年度|\\d{4}年)" + UP_TO + "#"),
            request(
                    Counted.CARRIED_OUT,
                    "转|顺延",
                    "#[^（(\\d]{0,12}?(?:(?<!年|年度)(?:结转|转结)(?!申请)|转(?:至|到|入)?下(?:一)?年|顺延(?:到|至)?下)"),
            result(Counted.FROM_PERSONS, "自然人", "自然人(?:申请)?(?:的)?(?:有)?\\s*#$|#(?:为|是|来自)自然人"),
            result(Counted.FROM_ORGANISATIONS, "组织", "法人(?:或|和|及|、)其他组织(?:申请)?(?:的)?(?:有)?\\s*#$"),
            result(Counted.FROM_BUSINESSES, "商业企业", "商业企业(?:申请)?(?:的)?(?:有)?\\s*#$"),
            request(Counted.APPLIED_IN_PERSON, "当面|现场", "(?:当面|现场)(?:提交|递交)?(?:的)?(?:申请)?(?:的)?(?:有)?\\s*#"),
            request(
                    Counted.APPLIED_ONLINE,
                    "网|在线",
                    "(?:网络|网上|在线|网站|互联网)(?:平台|系统|渠道|方式)?(?:提交|提出|收到|受理|接收)?(?:的)?(?:申请)?(?:的)?(?:有)?\\s*#$"),
            request(
                    Counted.APPLIED_BY_LETTER,
                    "信函|邮寄|寄送|信件",
                    "(?:信函|邮寄|寄送|信件)(?:渠道|方式)?(?:提交|提出|收到|受理|接收)?(?:的)?(?:申请)?(?:的)?(?:有)?\\s*#"),
            request(Counted.APPLIED_BY_FAX, "传真", "传真(?:方式)?(?:提交|收到)?(?:的)?(?:申请)?(?:的)?(?:有)?\\s*#"),
            request(Counted.APPLIED_BY_EMAIL, "邮件|邮箱", "(?:电子)?邮[件箱](?:方式)?(?:提交|收到)?(?:的)?(?:申请)?(?:的)?(?:有)?\\s*#"),
            result(Counted.PARTIALLY_GRANTED, "部分公开", "(?<!公开(?:和|及|或|、|与))部分公开(?:答复|的)?(?:有)?\\s*#|#(?:予以|为)?部分公开"),
            result(Counted.DENIED, "不予公开|不同意公开", "(?:不予公开|不同意公开)(?:答复|的)?(?:有)?\\s*#|#(?:为)?不予公开"),
            result(Counted.UNAVAILABLE, "无法提供", "无法提供(?:答复|的)?(?:有)?\\s*#|#(?:为)?无法提供"),
            result(Counted.NOT_PROCESSED, "不予处理", "不予处理(?:答复|的)?(?:有)?\\s*#|#(?:为)?不予处理"),
            result(Counted.OTHERWISE_CONCLUDED, "其他处理", "其他处理(?:的)?(?:有)?\\s*#|#(?:为)?其他处理"),
            result(Counted.GRANTED, "予以公开|同意公开", "(?<!部分|不|和|及|、)(?:予以公开|同意公开)(?:答复|的)?(?:有)?\\s*#|#(?:均)?予以公开"),
            request(Counted.CONCLUDED, "结|完毕", "#[^\\d]{0,8}?(?:已|均|全部|按时|按期|依法)*(?:办结|办理完毕|答复完毕)"),
            request(Counted.HANDLED, "收办|处理|办理", "(?:收办|处理|办理)(?!费|结果)" + UP_TO + "申请" + UP_TO + "#"),
            request(Counted.HANDLED, "收办|处理|办理", "共(?:收办|处理|办理)" + UP_TO + "#"),
            request(Counted.CONCLUDED, "结|复", "(?:办结|办复|答复)" + UP_TO + "申请" + UP_TO + "#"),
            request(Counted.CONCLUDED, "结|复", "(?:共|已|均|全部)?(?:办结|办复|答复)(?:完毕)?\\s*#$"),
            request(Counted.RECEIVED, "收|受理|接到", "(?:收到|新收|接收|受理|接到)" + UP_TO + "(?:申请|依申请公开)" + UP_TO + "#"),
            any(Counted.COMPLAINTS, CASES + " 次", "举报|投诉", "(?:举报|投诉)" + UP_TO + "#"),
            any(Counted.TRAINEES, "人 人次 名", "培训", "(?:参训|培训|参加)" + UP_TO + "#"),
            any(Counted.TRAINEES, "人 人次 名", "参训|参加", "(?:参训|参加培训)" + UP_TO + "#|#(?:参训|参加培训)"),
            any(Counted.TRAININGS, TIMES, "培训", "培训(?!班学员|人)" + UP_TO + "#|#" + UP_TO + "培训"),
            any(Counted.NORMATIVE_REPEALED, ITEMS, "规范性文件", "(?:废止|宣布失效)" + UP_TO + "规范性文件" + UP_TO + "#"),
            any(Counted.NORMATIVE_IN_FORCE, ITEMS, "规范性文件", "(?:现行有效|有效)" + UP_TO + "规范性文件" + UP_TO + "#"),
            any(
                    Counted.NORMATIVE_ISSUED,
                    ITEMS,
                    "规范性文件",
                    "(?:制发|印发|出台|制定)(?!.{0,12}(?:废止|清理|失效|有效|修改|备案|累计|历年|共有|现有))"
                            + "[^。；;，,#]{0,10}规范性文件\\s*#|(?:制发|印发|出台|制定)\\s*#(?:行政)?规范性文件"),
            any(Counted.NORMATIVE_PUBLISHED, ITEMS, "规范性文件", "公开(?:行政)?规范性文件\\s*#|#(?:行政)?规范性文件(?:内容的)?公开"),
            any(Counted.PRESS_CONFERENCES, TIMES, "发布会", "新闻发布会" + UP_TO + "#|#" + UP_TO + "新闻发布会"),
            any(Counted.INTERVIEWS, TIMES, "访谈", "访谈" + UP_TO + "#|#" + UP_TO + "在线访谈"),
            any(Counted.INTERPRETATIONS, ITEMS + " 期", "解读", "解读(?:材料|稿件|信息|文件|产品)?\\s*#|#(?:政策)?解读"),
            any(Counted.RESPONSES, ITEMS, "回应", "回应" + UP_TO + "#"),
            any(Counted.PROPOSALS, "件 条", "提案|建议", "(?:建议|提案)(?:和|、|及)?(?:提案|建议)?" + "(?:办理)?(?:结果)?(?:复文)?\\s*#"),
            any(Counted.INQUIRIES, "件 条 次 人 人次", "咨询|留言|来信|来电", "(?:咨询|留言|来信|来电)\\s*#"),
            any(
                    Counted.ACCOUNTS_CLOSED,
                    "个",
                    "账号|帐号|新媒体|公众号",
                    "(?:关停|注销|关闭|清理)" + UP_TO + "(?:账号|帐号|新媒体|公众号)\\s*#" + "|(?:关停|注销|关闭)#" + UP_TO + "(?:账号|帐号)"),
            any(Counted.ACCOUNTS_OPENED, "个", "账号|帐号|新媒体|公众号", "(?:新开|开设|开通|新增)" + UP_TO + "(?:账号|帐号|新媒体|公众号)\\s*#"),
            any(
                    Counted.ACCOUNTS,
                    "个",
                    "账号|帐号|新媒体",
                    "(?:现有|共有|运维|备案|运营)" + UP_TO + "(?:账号|帐号|新媒体)\\s*#" + "|(?:现有|共有|运维|备案|运营)#" + UP_TO + "(?:账号|帐号)"),
            any(Counted.FOLLOWERS, "人 个 名", "粉丝|关注", "(?:粉丝|关注人数|关注量)" + UP_TO + "#"),
            any(Counted.VIEWS, "次 人次", "阅读|浏览|访问|点击", "(?:阅读|浏览|访问|点击)(?:量|数)?" + UP_TO + "#"),
            any(Counted.PUBLISHED_ON_WEIBO, ITEMS, "微博", "微博" + UP_TO + "(?:发布|推送|公开|转发)?" + UP_TO + "#"),
            any(
                    Counted.PUBLISHED_ON_WECHAT,
                    ITEMS,
                    "微信|公众号",
                    "(?:微信|公众号)" + UP_TO + "(?:发布|推送|公开|刊发)" + UP_TO + "#|(?:发布|推送)微信(?:信息|推文)?\\s*#"),
            any(
                    Counted.PUBLISHED_ON_SITE,
                    ITEMS,
                    "网站|官网|门户",
                    "(?:网站|官网|门户网|官方网)(?!群)(?!.{0,24}(?:新媒体|公众号|微信))" + UP_TO + "(?:发布|公开|更新)" + UP_TO
                            + "(?:信息|文件|数据|内容)?" + UP_TO + "#"),
            any(
                    Counted.PUBLISHED,
                    ITEMS,
                    "公开",
                    "(?<!依申请)(?:主动|对外)公开(?!目录|栏目|专栏|指南|平台)[^。；;，,#]{0,16}?信息(?:共计|合计|总数|共|数|达|约)?\\s*#"),
            any(
                    Counted.PROBLEMS_RECTIFIED,
                    "个 条 项 处",
                    "整改",
                    "整改" + UP_TO + "#|#" + UP_TO + "(?:问题)?(?:已|均|全部)(?:完成)?整改"),
            any(
                    Counted.PROBLEMS_FOUND,
                    "个 条 项 处",
                    "问题",
                    "(?:发现|反馈|查出)" + UP_TO + "问题" + UP_TO + "#|(?:发现|反馈|查出)" + UP_TO + "#" + UP_TO + "问题"),
            any(
                    Counted.INSPECTIONS,
                    TIMES,
                    "检查|督查|巡查|抽查|督导",
                    "(?:检查|督查|巡查|抽查|督导)(?:工作)?\\s*#|#" + UP_TO + "(?:检查|督查|巡查|抽查|督导)"),
            any(Counted.ASSESSMENTS, TIMES, "考核", "考核(?:工作)?\\s*#|#" + UP_TO + "考核"),
            any(
                    Counted.STAFF,
                    "人 名",
                    "人员|专职|兼职|同志",
                    "(?:工作人员|专职|兼职|专兼职)" + UP_TO + "#|(?:指定|安排|配备|明确)#" + UP_TO + "(?:人员|同志|专职|兼职)"));

    private Meanings() {}

    static Found of(String lead, String unit, String tail, Around around) {
        var local = lead + "#" + tail;
        var topics = new Topics(local, around);
        for (var rule : RULES) {
            if (!rule.units().contains(unit) || !rule.hasKey(local) || !topics.fit(rule.topic())) {
                continue;
            }
            var matcher = rule.pattern().matcher(local);
            while (matcher.find()) {
                int number = lead.length();
                if (matcher.start() <= number
                        && matcher.end() > number
                        && !isPart(rule.counts(), lead, around.before())) {
                    return new Found(rule.counts(), matcher.start(), Math.max(0, matcher.end() - number - 1));
                }
            }
        }
        return new Found(Counted.UNKNOWN, Math.max(0, lead.length() - 24), Math.min(tail.length(), 12));
    }

    /// What the words around one number are about, looked at once.
    private static final class Topics {
        private final String local;
        private final Around around;
        private @Nullable Boolean other;

        Topics(String local, Around around) {
            this.local = local;
            this.around = around;
        }

        boolean fit(Topic topic) {
            return switch (topic) {
                case ANY -> true;
                case REQUESTS -> around.sentence().contains("申请") && !isOther();
                case NEAR_REQUESTS -> around.paragraph().contains("申请") && !isOther();
            };
        }

        private boolean isOther() {
            var known = other;
            if (known == null) {
                known = OTHER_BUSINESS.matcher(local).find()
                        || OTHER_TIMES.matcher(around.before()).find();
                other = known;
            }
            return known;
        }
    }

    /// `其中通过网络收到 5 件` counts a part, not the whole; but `其中 764 件已办结` is a whole of its own.
    private static boolean isPart(Counted counts, String lead, String before) {
        return switch (counts) {
            case RECEIVED, HANDLED ->
                (before.contains(PART_OF) || lead.contains(PART_OF))
                        || BY_CHANNEL.matcher(lead).find();
            case FEES -> (before.contains(PART_OF) || lead.contains(PART_OF));
            default -> false;
        };
    }
}

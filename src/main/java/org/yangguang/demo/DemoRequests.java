package org.yangguang.demo;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.yangguang.audit.Actor;
import org.yangguang.calendar.Calendars;
import org.yangguang.calendar.WorkingDays;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Cases;
import org.yangguang.request.Channel;
import org.yangguang.request.ClosingDesk;
import org.yangguang.request.Desk;
import org.yangguang.request.FeeDesk;
import org.yangguang.request.Outcome;
import org.yangguang.request.ProcessingFee;
import org.yangguang.request.RequestEvent;
import org.yangguang.request.RequestEvent.Consulted;
import org.yangguang.request.ServiceMethod;
import org.yangguang.request.signoff.Step;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.Application.DeliveryChannel;
import org.yangguang.request.submission.Application.DeliveryForm;
import org.yangguang.request.submission.Application.IdentityKind;

/// Requests in every state, told by the ordinary acts on days counted back from today, so that their
/// clocks run. Applicants are invented; their numbers begin with a division code that does not exist.
@Component
@ConditionalOnProperty(name = "yangguang.demo", havingValue = "true")
class DemoRequests {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    private final Desk desk;
    private final FeeDesk fees;
    private final ClosingDesk closing;
    private final Cases cases;
    private final DemoSignOff signOffs;
    private final Organs organs;
    private final Calendars calendars;
    private final DemoClock clock;
    private int applicants;

    DemoRequests(
            Desk desk,
            FeeDesk fees,
            ClosingDesk closing,
            Cases cases,
            DemoSignOff signOffs,
            Organs organs,
            Calendars calendars,
            DemoClock clock) {
        this.desk = desk;
        this.fees = fees;
        this.closing = closing;
        this.cases = cases;
        this.signOffs = signOffs;
        this.organs = organs;
        this.calendars = calendars;
        this.clock = clock;
    }

    static final Desk.Hand HANDLER = new Desk.Hand(new UUID(0, 1), new Actor("demo", "承办", DemoOffice.BUREAU, ""));
    static final Desk.Hand SIGNER = new Desk.Hand(new UUID(0, 2), new Actor("demo", "签发", DemoOffice.BUREAU, ""));

    void tell() {
        var bureau = organs.byCode(DemoOffice.BUREAU).orElseThrow();
        var story = new Story(bureau, calendars.of(bureau.region()), LocalDate.now(clock));
        Scope.of(DatabaseRole.OFFICE, Set.of(bureau.id())).run(() -> tell(story));
    }

    private void tell(Story s) {
        s.online("林晓岚", "2026 年度商贸流通业发展专项资金第二批拨付名单", 0);
        s.online("罗平", "单用途商业预付卡备案企业名单", 1);

        s.received("沈雅", "农贸市场星级评定打分表", 3);
        s.received("何丽", "2025 年消费券核销金额（按区域）", 12);
        s.received("方志明", "云溪农贸市场改造项目招标文件、中标通知书", 17);
        s.received("高庆", "沿街商铺整治补偿协议", 20);
        s.received(ApplicantKind.LEGAL_SERVICE, "衡准律师事务所", "成品油零售经营批准证书核发档案", 24);

        var unclear = s.received("郭峰", "商务局全部会议纪要", 6);
        s.act(
                4,
                unclear,
                file -> desk.notifySupplement(
                        HANDLER,
                        file.id(),
                        file.version(),
                        s.today.plusDays(9),
                        "请明确会议的类别、年份和议题。",
                        "可参照本机关政府信息公开目录填写会议名称或者文号。"));

        var clarified = s.received("周海燕", "小区门前夜市规划审批材料", 14);
        s.act(
                12,
                clarified,
                file -> desk.notifySupplement(
                        HANDLER, file.id(), file.version(), s.ago(12).plusDays(15), "请写明小区名称和年份。", "写明地块位置即可。"));
        s.act(8, clarified, file -> desk.receiveSupplement(HANDLER, file.id(), file.version(), s.ago(8)));

        var consulting = s.received(ApplicantKind.BUSINESS, "明川市海容商贸有限公司", "展会补贴企业名单及金额", 10);
        s.act(
                5,
                consulting,
                file -> desk.consult(
                        HANDLER,
                        file.id(),
                        file.version(),
                        new Desk.Consulting(Consulted.THIRD_PARTY, "明川市云帆会展有限公司", "2025 年展会补贴申报表中的成本明细", "商业秘密", true),
                        s.ago(5),
                        null));
        s.act(3, consulting, file -> desk.recordArrival(HANDLER, file.id(), file.version(), "征1", s.ago(4)));

        var extended = s.received(ApplicantKind.RESEARCH, "明川商业研究院", "2019—2025 年限额以上零售企业数量（分镇街）", 19);
        s.act(2, extended, file -> desk.extend(SIGNER, file.id(), file.version(), 20, "涉及年份较多，需要逐年核对档案"));

        var waiting = s.received("韩磊", "大型商超促销备案材料", 15);
        s.draft(3, waiting, Outcome.GRANTED, "REPLY_GRANTED", granted("大型商超促销备案表"));
        clock.on(s.ago(2), () -> signOffs.upTo(waiting, Step.SIGNING));

        var unserved = s.received("钱进", "加油站布点规划（2021—2025）", 13);
        s.reply(
                1,
                unserved,
                Outcome.GRANTED,
                "REPLY_ALREADY_PUBLIC",
                Map.of(
                        "公开机关",
                        "杭州市余杭区商务局",
                        "信息名称",
                        "余杭区成品油零售体系发展规划（2021—2025）",
                        "获取方式",
                        "自行查阅、下载",
                        "获取途径",
                        "区政府门户网站“规划计划”栏目",
                        "索引号",
                        "该信息未编索引号，可按标题检索"));

        s.replied("王倩", "社区便民商业网点名录", 40, 30, Outcome.GRANTED, "REPLY_GRANTED", granted("社区便民商业网点名录"));
        s.replied(
                ApplicantKind.NGO,
                "晴川社区服务中心",
                "菜篮子保供企业名单",
                44,
                31,
                Outcome.GRANTED,
                "REPLY_GRANTED",
                granted("菜篮子保供企业名单"));
        s.replied(
                "何伟",
                "与某公司往来函件",
                50,
                36,
                Outcome.NOT_HELD,
                "REPLY_NOT_EXIST",
                Map.of(
                        "检索范围", "本机关 2015 年以来收文、发文登记簿和电子档案系统",
                        "检索方式", "电子档案系统全文检索，并查阅纸质登记簿",
                        "检索关键词", "公司名称、“往来”“函”",
                        "检索日期和人员", "办公室两名工作人员共同检索",
                        "检索结论", "未检索到符合描述的信息"));
        s.replied(
                "赵敏",
                "要求解释消费券规则",
                60,
                55,
                Outcome.PETITION_COMPLAINT,
                "REPLY_NOT_PROCESSED_PETITION",
                Map.of(
                        "诉求性质", "对消费券发放规则的咨询",
                        "诉求要点", "要求解释核销规则并评价其是否合理",
                        "相应渠道", "12345 政务服务便民热线"));
        s.replied(
                "孙静",
                "专项资金评审专家打分底稿",
                70,
                58,
                Outcome.DENIED_DELIBERATIVE_PROCESS,
                "REPLY_DENIED_ART16",
                Map.of(
                        "第十六条类别", "行政机关在履行行政管理职能过程中形成的讨论记录、过程稿",
                        "认定事实", "评审打分底稿是评审会议讨论过程中形成的材料，评审结论已另行公布",
                        "第十六条款项", "第十六条第二款",
                        "另有规定的审查", "经查，没有应当公开的规定",
                        "裁量理由", "公开评审过程意见会影响评委独立发表意见，而评审结果已公示，公众知情的需要已得到满足"));

        var abandoned = s.received("李强", "相关材料", 45);
        s.act(
                43,
                abandoned,
                file -> desk.notifySupplement(
                        HANDLER,
                        file.id(),
                        file.version(),
                        s.ago(43).plusDays(15),
                        "请写明所需信息的名称、文号或者其他特征性描述。",
                        "写明年份和事项即可。"));
        s.act(25, abandoned, file -> closing.closeUnsupplemented(HANDLER, file.id(), file.version(), s.ago(43)));
        s.act(24, abandoned, file -> desk.serve(HANDLER, file.id(), file.version(), ServiceMethod.POSTAL, s.ago(24)));

        var payment = s.received("陈立民", "2020—2025 年商贸项目验收材料", 11);
        s.fee(6, payment, 140);
        s.act(5, payment, file -> fees.recordNotice(HANDLER, file.id(), file.version(), s.ago(5)));

        var unpaid = s.received("丁晓", "2018—2025 年市场监测周报", 34);
        s.fee(28, unpaid, 320);
        s.act(27, unpaid, file -> fees.recordNotice(HANDLER, file.id(), file.version(), s.ago(27)));

        var deferred = s.received("范志远", "2015—2025 年招商引资合同", 18);
        s.act(
                16,
                deferred,
                file -> desk.askReasons(
                        HANDLER, file.id(), file.version(), s.ago(16).plusDays(14), "近三个月", 86, "其中一日提出 31 件"));
        s.act(9, deferred, file -> desk.receiveReasons(HANDLER, file.id(), file.version(), s.ago(9)));
        s.act(
                4,
                deferred,
                file -> desk.defer(SIGNER, file.id(), file.version(), s.today.plusDays(45), "涉及合同六百余份，需要逐份检索、审核"));

        var withdrawn = s.received("吴敏", "门店装修备案资料", 26);
        s.act(
                22,
                withdrawn,
                file -> closing.withdraw(
                        HANDLER, file.id(), file.version(), s.ago(22), RequestEvent.Declaration.WRITTEN, "已从街道获得"));
    }

    private static Map<String, String> granted(String name) {
        return Map.of("信息名称", name, "提供形式", "电子文件", "提供途径和时间", "随本告知书一并提供，可在本平台下载");
    }

    /// One organ's story, told backwards in working days.
    private final class Story {
        private final Organ organ;
        private final WorkingDays days;
        private final LocalDate today;

        Story(Organ organ, WorkingDays days, LocalDate today) {
            this.organ = organ;
            this.days = days;
            this.today = today;
        }

        /// The day that lies n working days back.
        LocalDate ago(int n) {
            var day = today;
            for (int left = n; left > 0; ) {
                day = day.minusDays(1);
                if (days.isWorkingDay(day)) {
                    left--;
                }
            }
            return day;
        }

        UUID online(String name, String subject, int ago) {
            return online(ApplicantKind.NATURAL_PERSON, name, subject, ago);
        }

        UUID online(ApplicantKind kind, String name, String subject, int ago) {
            var id = new UUID[1];
            clock.on(
                    ago(ago),
                    () -> id[0] = entered(desk.enter(
                            HANDLER,
                            organ.id(),
                            UUID.randomUUID(),
                            Channel.ONLINE,
                            application(kind, name, subject),
                            ago(ago))));
            return id[0];
        }

        private static UUID entered(Desk.Entry entry) {
            return switch (entry) {
                case Desk.Entered entered -> entered.id();
                case Desk.NotEntered(var message) -> throw new IllegalStateException("demo story: " + message);
            };
        }

        UUID received(String name, String subject, int ago) {
            return received(ApplicantKind.NATURAL_PERSON, name, subject, ago);
        }

        UUID received(ApplicantKind kind, String name, String subject, int ago) {
            var id = online(kind, name, subject, ago);
            clock.on(ago(ago), () -> done(desk.confirmReceipt(HANDLER, id, ago(ago))));
            return id;
        }

        void act(int ago, UUID id, java.util.function.Function<CaseFile, Desk.Result> act) {
            clock.on(ago(ago), () -> done(act.apply(cases.open(id).orElseThrow())));
        }

        void fee(int ago, UUID id, int pages) {
            act(
                    ago,
                    id,
                    file -> fees.notifyFee(
                            HANDLER,
                            id,
                            file.version(),
                            new ProcessingFee.Charge(ProcessingFee.Way.BY_VOLUME, pages),
                            null,
                            "本次申请要求提供纸质复制件 " + pages + " 页，明显超过合理范围",
                            "凭缴款码到代收银行或者线上缴入国库"));
        }

        void draft(int ago, UUID id, Outcome outcome, String template, Map<String, String> facts) {
            act(ago, id, file -> desk.saveReply(HANDLER, id, 0, outcome, template, facts));
        }

        void reply(int ago, UUID id, Outcome outcome, String template, Map<String, String> given) {
            draft(ago, id, outcome, template, given);
            clock.on(ago(ago), () -> signOffs.through(id));
        }

        void replied(
                String name,
                String subject,
                int received,
                int replied,
                Outcome outcome,
                String template,
                Map<String, String> facts) {
            replied(ApplicantKind.NATURAL_PERSON, name, subject, received, replied, outcome, template, facts);
        }

        void replied(
                ApplicantKind kind,
                String name,
                String subject,
                int received,
                int replied,
                Outcome outcome,
                String template,
                Map<String, String> facts) {
            var id = received(kind, name, subject, received);
            reply(replied, id, outcome, template, facts);
            act(replied, id, file -> desk.serve(HANDLER, id, file.version(), ServiceMethod.ELECTRONIC, ago(replied)));
        }

        private void done(Desk.Result result) {
            if (!(result instanceof Desk.Result.Done)) {
                throw new IllegalStateException("demo story: " + result);
            }
        }
    }

    private Application application(ApplicantKind kind, String name, String subject) {
        applicants++;
        boolean person = kind == ApplicantKind.NATURAL_PERSON;
        return new Application(
                kind,
                name,
                person ? IdentityKind.CITIZEN : IdentityKind.UNIFIED_CODE,
                person ? identity(applicants) : unifiedCode(applicants),
                person ? "" : "联系人",
                "1380000%04d".formatted(applicants),
                "",
                "",
                "",
                subject,
                "",
                DeliveryForm.ELECTRONIC,
                DeliveryChannel.PLATFORM,
                true);
    }

    private static String identity(int serial) {
        var digits = "990101198001%02d%03d".formatted(1 + serial % 28, serial);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    private static String unifiedCode(int serial) {
        for (char check : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
            var code = "91990101MA%06d0%s".formatted(serial, check);
            if (org.yangguang.organ.UnifiedCode.parse(code) instanceof org.yangguang.organ.UnifiedCode.Valid) {
                return code;
            }
        }
        throw new IllegalStateException("no check character fits");
    }
}

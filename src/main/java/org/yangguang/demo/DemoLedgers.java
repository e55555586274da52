package org.yangguang.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.yangguang.archive.ArchiveDesk;
import org.yangguang.audit.Actor;
import org.yangguang.calendar.Calendars;
import org.yangguang.database.DatabaseRole;
import org.yangguang.database.Scope;
import org.yangguang.document.Paper;
import org.yangguang.document.PaperHtml;
import org.yangguang.document.PdfOutcome;
import org.yangguang.document.PdfPress;
import org.yangguang.ledger.MatterKind;
import org.yangguang.ledger.MatterResult;
import org.yangguang.ledger.MatterStep;
import org.yangguang.ledger.Matters;
import org.yangguang.ledger.Statement;
import org.yangguang.letter.TemplateLibrary;
import org.yangguang.letter.TemplateText;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.promotion.Promotions;
import org.yangguang.release.Burning;
import org.yangguang.release.Materials;
import org.yangguang.release.Review;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.CaseFile;
import org.yangguang.request.Cases;
import org.yangguang.request.Channel;
import org.yangguang.request.Desk;
import org.yangguang.request.FeeAccount;
import org.yangguang.request.FeeDesk;
import org.yangguang.request.Outcome;
import org.yangguang.request.ProcessingFee;
import org.yangguang.request.RequestList;
import org.yangguang.request.ServiceMethod;
import org.yangguang.request.applicant.Correspondence;
import org.yangguang.request.applicant.Exchange;
import org.yangguang.request.applicant.PostRoom;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.Application.DeliveryChannel;
import org.yangguang.request.submission.Application.DeliveryForm;
import org.yangguang.request.submission.Application.IdentityKind;
import org.yangguang.request.submission.Intake;

/// What surrounds the requests, told by the ordinary acts: one request followed to its end from the
/// applicant's side (fee, material, messages, evaluation), letters in the organ's own words, corrections
/// and complaints, a proposal to publish, and volumes.
@Component
@ConditionalOnProperty(name = "yangguang.demo", havingValue = "true")
class DemoLedgers {

    static final Desk.Hand PUBLISHER = new Desk.Hand(new UUID(0, 5), new Actor("demo", "机关管理", DemoOffice.BUREAU, ""));

    private static final String LAST_FOUR = "0231";

    private final Intake intake;
    private final Correspondence correspondence;
    private final PostRoom postRoom;
    private final Desk desk;
    private final FeeDesk fees;
    private final DemoSignOff signOffs;
    private final Review review;
    private final Burning burning;
    private final Materials materials;
    private final PdfPress press;
    private final TemplateLibrary templates;
    private final Matters matters;
    private final Promotions promotions;
    private final ArchiveDesk archive;
    private final RequestList requests;
    private final Cases cases;
    private final Organs organs;
    private final Calendars calendars;
    private final DemoClock clock;

    DemoLedgers(
            Intake intake,
            Correspondence correspondence,
            PostRoom postRoom,
            Desk desk,
            FeeDesk fees,
            DemoSignOff signOffs,
            Review review,
            Burning burning,
            Materials materials,
            PdfPress press,
            TemplateLibrary templates,
            Matters matters,
            Promotions promotions,
            ArchiveDesk archive,
            RequestList requests,
            Cases cases,
            Organs organs,
            Calendars calendars,
            DemoClock clock) {
        this.intake = intake;
        this.correspondence = correspondence;
        this.postRoom = postRoom;
        this.desk = desk;
        this.fees = fees;
        this.signOffs = signOffs;
        this.review = review;
        this.burning = burning;
        this.materials = materials;
        this.press = press;
        this.templates = templates;
        this.matters = matters;
        this.promotions = promotions;
        this.archive = archive;
        this.requests = requests;
        this.cases = cases;
        this.organs = organs;
        this.calendars = calendars;
        this.clock = clock;
    }

    /// How to follow the request told to its end, for whoever tries the demonstration.
    String tell() {
        var bureau = organs.byCode(DemoOffice.BUREAU).orElseThrow();
        var told = follow(bureau);
        office(bureau, () -> {
            draftWithMaterial(bureau);
            wording(bureau);
            matters(bureau);
            promotion(bureau);
            volumes(bureau);
        });
        handIn(
                bureau,
                1,
                MatterKind.CORRECTION,
                Channel.ONLINE,
                new Statement(
                        "袁小雨",
                        "E00000003",
                        "13800000312",
                        "",
                        "2025 年消费券核销商户名单第 41 行",
                        "经营者姓名写错，应为袁小雨。",
                        "身份证件、商户登记截图",
                        ""));
        return "查询码 " + told + "，手机后四位 " + LAST_FOUR;
    }

    // ── one request, from both sides ─────────────────────────────────────────────────────────────

    private String follow(Organ bureau) {
        var subject = "社区便民商业网点名录";
        var application = new Application(
                ApplicantKind.NATURAL_PERSON,
                "吕晴",
                IdentityKind.PASSPORT,
                "E00000002",
                "",
                "1380000" + LAST_FOUR,
                "",
                "",
                "",
                subject,
                "2024 年和 2025 年各社区，逐店列明",
                DeliveryForm.ELECTRONIC,
                DeliveryChannel.PLATFORM,
                true);
        var receipt = new Intake.Receipt[1];
        clock.on(
                ago(bureau, 38),
                () -> receipt[0] = intake.submit(bureau, intake.newForm().form(), application, List.of(), ""));
        var code = receipt[0].code();
        var key = intake.key(code, LAST_FOUR);
        var id = correspondence.own(key).orElseThrow().id();
        office(bureau, () -> {
            var received = ago(bureau, 37);
            clock.on(received, () -> done(desk.confirmReceipt(DemoRequests.HANDLER, id, received)));
            act(
                    ago(bureau, 34),
                    id,
                    file -> fees.notifyFee(
                            DemoRequests.HANDLER,
                            id,
                            file.version(),
                            new ProcessingFee.Charge(ProcessingFee.Way.BY_VOLUME, 140),
                            ago(bureau, 34),
                            "本次申请要求提供两年各社区的逐店名录 140 页，明显超过合理范围",
                            "凭缴款码到代收银行或者线上缴入国库"));
            act(
                    ago(bureau, 32),
                    id,
                    file -> fees.waive(
                            DemoRequests.SIGNER,
                            id,
                            file.version(),
                            new BigDecimal("500"),
                            FeeAccount.Waiver.PUBLIC_INTEREST,
                            "所需信息涉及社区居民日常生活"));
        });
        ask(bureau, 31, receipt[0], "减免以后还要缴多少？可以线上缴吗？");
        office(bureau, () -> {
            clock.on(
                    ago(bureau, 30),
                    () -> postRoom.answer(
                            DemoRequests.HANDLER.actor(),
                            DemoRequests.HANDLER.account(),
                            bureau.id(),
                            id,
                            UUID.randomUUID(),
                            "还需缴纳 1000 元，可凭通知书所载缴款码线上缴纳。缴清次日起重新计算答复期限。"));
            var paid = ago(bureau, 29);
            act(
                    paid,
                    id,
                    file -> fees.recordPayment(
                            DemoRequests.HANDLER, id, file.version(), paid, new BigDecimal("1000"), "演示票据 000231"));
            clock.on(ago(bureau, 24), () -> {
                var added = done(review.add(
                        DemoRequests.HANDLER,
                        id,
                        subject + ".pdf",
                        "application/pdf",
                        pdf(
                                bureau,
                                subject,
                                "云溪社区：云溪便民菜店，云溪路 12 号；惠邻超市，云溪路 30 号。",
                                "晴川社区：晴川早餐店，晴川巷 3 号；和顺维修铺，晴川巷 8 号。")));
                done(burning.unchanged(
                        DemoRequests.HANDLER, materials.find(id, added).orElseThrow(), "名录只有店名、地址，原件可以检索、朗读，便于查阅"));
            });
            act(
                    ago(bureau, 23),
                    id,
                    file -> desk.saveReply(
                            DemoRequests.HANDLER,
                            id,
                            0,
                            Outcome.GRANTED,
                            "REPLY_GRANTED",
                            Map.of("信息名称", subject, "提供形式", "电子文件", "提供途径和时间", "随本告知书一并提供，可在本平台下载")));
            var replied = ago(bureau, 22);
            clock.on(replied, () -> signOffs.through(id));
            act(
                    replied,
                    id,
                    file -> desk.serve(DemoRequests.HANDLER, id, file.version(), ServiceMethod.ELECTRONIC, replied));
            var refunded = ago(bureau, 20);
            act(
                    refunded,
                    id,
                    file -> fees.refund(
                            DemoRequests.HANDLER,
                            id,
                            file.version(),
                            refunded,
                            new BigDecimal("120"),
                            FeeAccount.Refund.OVERCHARGED,
                            "演示退付 000017"));
        });
        clock.on(ago(bureau, 19), () -> correspondence.rate(key, 4, "名录很清楚，费用说明再早一点更好。", ""));
        return code.text();
    }

    private void ask(Organ bureau, int ago, Intake.Receipt receipt, String text) {
        clock.on(
                ago(bureau, ago),
                () -> correspondence.send(
                        intake.key(receipt.code(), LAST_FOUR),
                        intake.newForm().form(),
                        Exchange.Kind.QUESTION,
                        text,
                        List.of(),
                        ""));
    }

    /// The draft that came back because of a telephone number, with the paper in question.
    private void draftWithMaterial(Organ bureau) {
        var id = named(bureau, RequestList.View.OPEN, "方志明").id();
        done(review.add(
                DemoRequests.HANDLER,
                id,
                "中标通知书.pdf",
                "application/pdf",
                pdf(bureau, "中标通知书", "云溪农贸市场改造项目的招标已经结束，明川市云帆建设有限公司为中标人。", "请于收到本通知书之日起三十日内签订合同。经办人电话：13800000777。")));
    }

    private byte[] pdf(Organ bureau, String title, String... lines) {
        var blocks = new java.util.ArrayList<Paper.Block>();
        blocks.add(Paper.line(Paper.Role.TITLE, title));
        List.of(lines).forEach(line -> blocks.add(Paper.line(Paper.Role.TEXT, line)));
        var day = LocalDate.now(clock);
        var html = PaperHtml.page(new Paper(title, bureau.name(), day, blocks));
        if (press.print(html, day) instanceof PdfOutcome.PdfFile(var content)) {
            return content;
        }
        throw new IllegalStateException("demo story: the typefaces lack a character");
    }

    // ── letters in the organ's own words ─────────────────────────────────────────────────────────

    private void wording(Organ bureau) {
        var drafter = new TemplateLibrary.Hand(PUBLISHER.account(), "傅发布", PUBLISHER.actor());
        var approver = new TemplateLibrary.Hand(DemoRequests.SIGNER.account(), "钱签发", DemoRequests.SIGNER.actor());
        clock.on(ago(bureau, 12), () -> {
            done(templates.save(
                    drafter,
                    bureau,
                    "REPLY_GRANTED",
                    -1,
                    reworded("REPLY_GRANTED", "对所提供的信息有疑问的，可以与本机关政府信息公开工作机构联系。"),
                    "便于申请人询问所提供信息的含义",
                    LocalDate.now(clock)));
            var open = templates.history(bureau, "REPLY_GRANTED").getFirst();
            done(templates.approve(approver, bureau, "REPLY_GRANTED", open.revision()));
        });
        clock.on(
                ago(bureau, 1),
                () -> done(templates.save(
                        drafter,
                        bureau,
                        "REPLY_NOT_EXIST",
                        -1,
                        reworded("REPLY_NOT_EXIST", "检索记录保存在本件案卷中。"),
                        "写明检索记录可查",
                        LocalDate.now(clock).plusDays(14))));
    }

    private static TemplateText reworded(String template, String added) {
        var shipped = TemplateLibrary.shipped(template).orElseThrow().text();
        return new TemplateText(
                shipped.title(),
                shipped.basis(),
                shipped.addressee(),
                shipped.body().replace("{{救济告知}}", added + "\n{{救济告知}}"));
    }

    // ── corrections and complaints ───────────────────────────────────────────────────────────────

    private void matters(Organ bureau) {
        for (var kind : MatterKind.values()) {
            matters.setRule(PUBLISHER.actor(), bureau, new Matters.Rule(kind, 15, "本机关政府信息公开工作制度第十二条（演示）"));
        }
        var corrected = submitted(
                bureau,
                30,
                MatterKind.CORRECTION,
                Channel.IN_PERSON,
                new Statement(
                        "惠邻超市",
                        "91990101MA0000310X",
                        "13800000310",
                        "云溪路 30 号",
                        "社区便民商业网点名录第 6 行",
                        "门牌号应为 30 号，名录写为 3 号。",
                        "营业执照",
                        ""));
        step(bureau, 30, corrected, new MatterStep.Registered(ago(bureau, 30)), "");
        step(bureau, 27, corrected, new MatterStep.Inquired(ago(bureau, 27)), "与登记档案核对，门牌号确为 30 号。");
        step(
                bureau,
                26,
                corrected,
                new MatterStep.Concluded(ago(bureau, 26), MatterResult.CORRECTED, ""),
                "已更正门户所载名录。");
        step(bureau, 26, corrected, new MatterStep.Answered(ago(bureau, 26)), "当面告知，交给更正说明。");

        var complained = submitted(
                bureau,
                6,
                MatterKind.COMPLAINT,
                Channel.ORDINARY_MAIL,
                new Statement("杜宁", "", "13800000311", "", bureau.name(), "门户所载的年度报告打不开，多次反映没有修复。", "截图一张", ""));
        step(bureau, 5, complained, new MatterStep.Registered(ago(bureau, 5)), "");
        step(bureau, 3, complained, new MatterStep.Inquired(ago(bureau, 3)), "附件链接在网站改版后失效，已转技术人员修复。");
    }

    private UUID submitted(Organ bureau, int ago, MatterKind kind, Channel channel, Statement statement) {
        handIn(bureau, ago, kind, channel, statement);
        return matters.page(bureau, new Matters.Filter(Matters.View.NEW, Optional.of(kind), Optional.empty(), ""), 1, 0)
                .getFirst()
                .id();
    }

    private void handIn(Organ bureau, int ago, MatterKind kind, Channel channel, Statement statement) {
        clock.on(
                ago(bureau, ago),
                () -> matters.submit(
                        DemoRequests.HANDLER.actor(),
                        bureau,
                        intake.newForm().form(),
                        kind,
                        channel,
                        ago(bureau, ago),
                        statement,
                        List.of()));
    }

    private void step(Organ bureau, int ago, UUID matter, MatterStep step, String words) {
        clock.on(ago(bureau, ago), () -> {
            int version = matters.open(matter).orElseThrow().version();
            done(matters.record(DemoRequests.HANDLER, matter, version, step, words));
        });
    }

    // ── publishing of the organ's own accord, volumes ────────────────────────────────────────────

    private void promotion(Organ bureau) {
        var granted = named(bureau, RequestList.View.CONCLUDED, "晴川社区服务中心");
        clock.on(
                ago(bureau, 18),
                () -> done(promotions.propose(DemoRequests.HANDLER, bureau, List.of(granted.number()), true)));
        clock.on(
                ago(bureau, 15),
                () -> done(promotions.adopt(
                        DemoRequests.SIGNER,
                        bureau,
                        promotions.proposals(bureau, 1).getFirst().id(),
                        "菜篮子保供企业名单",
                        "云溪粮油有限公司\n晴川蔬菜配送中心\n明川冷链物流有限公司\n名单每年一月更新。")));
    }

    private void volumes(Organ bureau) {
        for (var applicant : List.of("赵敏", "李强")) {
            var id = named(bureau, RequestList.View.CONCLUDED, applicant).id();
            clock.on(ago(bureau, 8), () -> done(archive.file(DemoRequests.HANDLER, id, -1, Optional.empty())));
            if (applicant.equals("李强")) {
                clock.on(
                        ago(bureau, 5),
                        () -> done(archive.hold(
                                DemoRequests.HANDLER, cases.open(id).orElseThrow(), "上级机关调阅，另行通知前不得销毁")));
            }
        }
    }

    // ── inside ───────────────────────────────────────────────────────────────────────────────────

    private static void office(Organ bureau, Runnable work) {
        Scope.of(DatabaseRole.OFFICE, Set.of(bureau.id())).run(work);
    }

    private RequestList.Row named(Organ bureau, RequestList.View view, String applicant) {
        return requests.page(bureau, new RequestList.Filter(view, Optional.empty(), Optional.empty(), applicant), 1, 0)
                .getFirst();
    }

    private void act(LocalDate day, UUID id, Function<CaseFile, Desk.Result> act) {
        clock.on(day, () -> done(act.apply(cases.open(id).orElseThrow())));
    }

    /// The working day that lies n working days back.
    private LocalDate ago(Organ bureau, int n) {
        var days = calendars.of(bureau.region());
        var day = LocalDate.ofInstant(java.time.Instant.now(), clock.getZone());
        for (int left = n; left > 0; ) {
            day = day.minusDays(1);
            left -= days.isWorkingDay(day) ? 1 : 0;
        }
        return day;
    }

    private static void done(Desk.Result result) {
        expect(result, result instanceof Desk.Result.Done);
    }

    private static void done(TemplateLibrary.Result result) {
        expect(result, result instanceof TemplateLibrary.Result.Done);
    }

    private static UUID done(Review.Result result) {
        return switch (result) {
            case Review.Result.Done(var subject, var _) -> subject;
            case Review.Result.Refused _ -> throw new IllegalStateException("demo story: " + result);
        };
    }

    private static void expect(Object result, boolean done) {
        if (!done) {
            throw new IllegalStateException("demo story: " + result);
        }
    }
}

package org.yangguang.office;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yangguang.annual.AnnualEvent;
import org.yangguang.annual.AnnualWork;
import org.yangguang.annual.Stage;
import org.yangguang.identity.Permission;
import org.yangguang.report.Form;

/// The acts that move a report on, each with a page that says what it brings about.
public enum AnnualAct {
    SEND_TO_CHECK(
            "send-to-check",
            "送校核",
            Permission.REPORT_EDIT,
            EnumSet.of(Stage.DRAFT, Stage.RETURNED, Stage.CORRECTING),
            "") {
        @Override
        AnnualEvent event(AnnualWork work) {
            return new AnnualEvent.SentToCheck();
        }

        @Override
        List<String> effects(AnnualWork work, boolean above) {
            return List.of("由另一人校核；校核的人可以改正，也可以退回。", "报告现在的样子存为一个版本，以后可以查看、比较。");
        }
    },
    SEND_TO_REVIEW("send-to-review", "送分管领导审核", Permission.REPORT_CHECK, EnumSet.of(Stage.CHECKING), "") {
        @Override
        AnnualEvent event(AnnualWork work) {
            return new AnnualEvent.SentToReview();
        }

        @Override
        List<String> effects(AnnualWork work, boolean above) {
            return List.of("送出后各表和正文不能再改；需要改的由分管领导退回。", "报告现在的样子存为一个版本。");
        }
    },
    SEND_BACK("send-back", "退回修改", Permission.REPORT_CHECK, EnumSet.of(Stage.CHECKING), "退回理由") {
        @Override
        AnnualEvent event(AnnualWork work) {
            return new AnnualEvent.SentBack("退回");
        }

        @Override
        List<String> effects(AnnualWork work, boolean above) {
            return List.of("报告回到编制环节，编制人看到您写的理由。");
        }
    },
    SUBMIT("submit", "审定报送", Permission.REPORT_SIGN, EnumSet.of(Stage.REVIEWING), "") {
        @Override
        AnnualEvent event(AnnualWork work) {
            return new AnnualEvent.Submitted(true);
        }

        @Override
        List<String> effects(AnnualWork work, boolean above) {
            return above
                    ? List.of("报送上级政府信息公开工作主管部门，由其核准或者退回；核准后才能公布。", "报送的版本计入上级的汇总。审定后不能撤回，只能由主管部门退回。")
                    : List.of("本系统中没有上级主管部门，审定即为核准，可以公布。", "审定后不能撤回；需要改的，公布后以更正办理。");
        }
    },
    DECLINE("decline", "退回修改", Permission.REPORT_SIGN, EnumSet.of(Stage.REVIEWING), "退回理由") {
        @Override
        AnnualEvent event(AnnualWork work) {
            return new AnnualEvent.SentBack("退回");
        }

        @Override
        List<String> effects(AnnualWork work, boolean above) {
            return List.of("报告回到编制环节，编制人看到您写的理由。");
        }
    },
    PUBLISH("publish", "公布", Permission.REPORT_PUBLISH, EnumSet.of(Stage.CLEARED), "") {
        @Override
        AnnualEvent event(AnnualWork work) {
            return new AnnualEvent.Published(1, java.time.LocalDate.EPOCH);
        }

        @Override
        List<String> effects(AnnualWork work, boolean above) {
            return List.of("核准的版本立即向社会公布，任何人可以在门户阅读、下载，落款为今天。", "公布后不能撤回；发现差错的，以更正办理，原版本和更正理由一并公开。");
        }
    },
    CORRECT("correct", "更正", Permission.REPORT_EDIT, EnumSet.of(Stage.PUBLISHED), "更正理由") {
        @Override
        AnnualEvent event(AnnualWork work) {
            return new AnnualEvent.CorrectionBegun("更正");
        }

        @Override
        List<String> effects(AnnualWork work, boolean above) {
            return List.of("报告重新可以改动，再走校核、审核、报送、核准、公布。", "已公布的版本在更正公布之前不变；更正理由随新版本公开。");
        }
    },
    FORM(
            "form",
            "改用表样",
            Permission.REPORT_EDIT,
            EnumSet.of(Stage.DRAFT, Stage.CHECKING, Stage.RETURNED, Stage.CORRECTING),
            "改用理由") {
        @Override
        AnnualEvent event(AnnualWork work) {
            return new AnnualEvent.FormChosen(work.state().form(), "改用");
        }

        @Override
        List<String> effects(AnnualWork work, boolean above) {
            return List.of(
                    "现在用的是" + AnnualWords.form(work.state().form()) + "，改为"
                            + AnnualWords.form(other(work.state().form())) + "。",
                    "各表数字和人工改动全部作废，须重新取数或补录；正文保留。");
        }
    };

    private final String path;
    private final String label;
    private final Permission permission;
    private final Set<Stage> stages;
    private final String reason;

    AnnualAct(String path, String label, Permission permission, Set<Stage> stages, String reason) {
        this.path = path;
        this.label = label;
        this.permission = permission;
        this.stages = stages;
        this.reason = reason;
    }

    /// An event of its kind, to be judged before anybody fills in the page.
    abstract AnnualEvent event(AnnualWork work);

    /// What it brings about.
    ///
    /// @param above whether somebody above in this installation clears the report
    abstract List<String> effects(AnnualWork work, boolean above);

    public String path() {
        return path;
    }

    public String label() {
        return label;
    }

    Permission permission() {
        return permission;
    }

    /// Label of the reason it asks for; empty if it asks for none.
    public String reason() {
        return reason;
    }

    boolean belongsTo(Stage stage) {
        return stages.contains(stage);
    }

    static Optional<AnnualAct> byPath(String path) {
        return Arrays.stream(values()).filter(act -> act.path.equals(path)).findFirst();
    }

    static Form other(Form form) {
        return form == Form.FMT_2021 ? Form.FMT_2019 : Form.FMT_2021;
    }
}

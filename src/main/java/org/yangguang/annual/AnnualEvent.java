package org.yangguang.annual;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.yangguang.report.CellId;
import org.yangguang.report.Form;

/// One thing that happened to a report. Events are appended and never changed.
public sealed interface AnnualEvent {

    /// 开始编制。
    ///
    /// @param form by the year, unless the organ was told to use another
    record Opened(Form form) implements AnnualEvent {}

    /// 取数：cells were filled from a source; what was counted stands in the [Fill] of that number.
    record Filled(int fill) implements AnnualEvent {}

    /// 改用另一表样：every number is filled or typed anew.
    record FormChosen(Form form, String reason) implements AnnualEvent {}

    /// 人工改动：one cell says something else than the ledger, or is typed where no ledger counts.
    ///
    /// @param cell path of the cell; totals are computed and cannot be typed
    record Adjusted(String cell, BigDecimal value, String reason) implements AnnualEvent {
        public Adjusted {
            known(cell);
            filled(reason, "请写明改动理由");
        }
    }

    /// 恢复台账值。
    record Restored(String cell) implements AnnualEvent {
        public Restored {
            known(cell);
        }
    }

    /// 撤销上一步：an [Adjusted] or [Restored] does not count.
    ///
    /// @param event its number
    record Undone(int event) implements AnnualEvent {}

    /// 情况说明：why a finding that names another source (last year, the organs below) is right to stand.
    ///
    /// @param finding [FindingKey#of]
    record Explained(String rule, String finding, String text) implements AnnualEvent {
        public Explained {
            filled(text, "请写明情况说明");
        }
    }

    /// 不是问题：a hint was looked at and put aside.
    record Dismissed(String rule, String finding) implements AnnualEvent {}

    /// 送校核。
    record SentToCheck() implements AnnualEvent {}

    /// 送分管领导审核。
    record SentToReview() implements AnnualEvent {}

    /// 机关内部退回修改。
    record SentBack(String reason) implements AnnualEvent {
        public SentBack {
            filled(reason, "请写明退回理由");
        }
    }

    /// 审定报送（政府信息公开工作主管部门）。
    ///
    /// @param above whether somebody above in this installation clears it; else it is cleared by this act
    record Submitted(boolean above) implements AnnualEvent {}

    /// 接收外部报送：the report of an organ that does not write it here came as a file.
    ///
    /// @param fill its numbers
    /// @param from the sender and the file, for people
    record Received(int fill, String from) implements AnnualEvent {}

    /// 主管部门退回。
    record Returned(String reason, List<Mark> marks) implements AnnualEvent {
        public Returned {
            filled(reason, "请写明退回理由");
            marks = List.copyOf(marks);
        }
    }

    /// A cell or passage that the supervising authority marked.
    ///
    /// @param where path of a cell, or name of a [ProsePart]
    record Mark(String where, String text) {}

    /// 主管部门核准。
    record Cleared(String note) implements AnnualEvent {}

    /// 核准后重新核对：something below changed, or the clearance was taken back. What was published stays.
    record Reopened(String reason) implements AnnualEvent {
        public Reopened {
            filled(reason, "请写明理由");
        }
    }

    /// 向社会公布。
    ///
    /// @param edition number among the published versions of the year
    record Published(int edition, LocalDate day) implements AnnualEvent {}

    /// 更正已公布的年报。
    record CorrectionBegun(String reason) implements AnnualEvent {
        public CorrectionBegun {
            filled(reason, "请写明更正理由");
        }
    }

    private static void known(String cell) {
        if (CellId.at(cell).isEmpty()) {
            throw new IllegalArgumentException("没有这一格：" + cell);
        }
    }

    private static void filled(String text, String message) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(message);
        }
        if (text.length() > 1000) {
            throw new IllegalArgumentException("说明不超过 1000 字，现在 " + text.length() + " 字");
        }
    }
}

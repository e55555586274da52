package org.yangguang.office;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yangguang.audit.AuditTrail;
import org.yangguang.identity.Permission;
import org.yangguang.identity.Permit;
import org.yangguang.request.FeeAccount;
import org.yangguang.request.tally.FeeTallies;
import org.yangguang.request.tally.FeeYear;

/// 收费台账: the processing fees of a year, each amount with its requests.
@Controller
@RequestMapping("/office/fees")
class FeeController {

    private static final int FIRST_YEAR = 2021;

    private final OfficeFrame frame;
    private final FeeTallies fees;
    private final AuditTrail audit;

    FeeController(OfficeFrame frame, FeeTallies fees, AuditTrail audit) {
        this.frame = frame;
        this.fees = fees;
        this.audit = audit;
    }

    @GetMapping
    @Permit(Permission.REQUEST_READ)
    String show(@RequestParam(defaultValue = "") String year, HttpServletRequest request, Model model) {
        return show(TypedForm.empty().with("year", year), request, model);
    }

    private String show(TypedForm form, HttpServletRequest request, Model model) {
        int now = frame.today().getYear();
        model.addAttribute("page", frame.page(request, form.title("收费台账"), "fees"));
        model.addAttribute("form", form);
        model.addAttribute("fees", of(form.at("year")));
        model.addAttribute(
                "years",
                IntStream.iterate(now, y -> y >= FIRST_YEAR, y -> y - 1).boxed().toList());
        return "office/fees";
    }

    private FeeYear of(String year) {
        int now = frame.today().getYear();
        return fees.of(frame.organ().id(), year.matches("20[2-9][0-9]") ? Math.min(Integer.parseInt(year), now) : now);
    }

    /// The ledger as CSV, for a purpose that is recorded (A7).
    @PostMapping("/export")
    @Permit(Permission.REQUEST_READ)
    @Transactional
    public Object export(HttpServletRequest request, HttpServletResponse response, Model model) {
        var form = TypedForm.of(request);
        var purpose = form.text("purpose", "导出用途", 2, 200);
        if (!form.ok()) {
            response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
            return show(form, request, model);
        }
        var year = of(form.at("year"));
        audit.record(
                frame.acting(Permission.REQUEST_READ, request),
                "fee.export",
                "organ:" + frame.organ().code(),
                purpose,
                year.year() + ", " + year.lines().size() + " rows");
        return RegistryController.csv("收费台账-" + year.year() + ".csv", csv(year));
    }

    private static String csv(FeeYear year) {
        var rows = year.lines().stream()
                .map(line -> row(line.number(), line.moved(), line.lapsed() ? "是" : "", line.whole()))
                .collect(Collectors.joining());
        var total = year.total();
        return "申请编号,本年计收（元）,本年免收未通知（元）,本年减免（元）,本年收取（元）,本年退付（元）,逾期未缴终止,现待缴（元）\r\n" + rows
                + row("合计", total, String.valueOf(year.lapsed()), FeeAccount.NOTHING);
    }

    private static String row(String head, FeeAccount a, String lapsed, FeeAccount whole) {
        return Stream.of(
                                head,
                                FeeAccount.text(a.charged()),
                                FeeAccount.text(a.spared()),
                                FeeAccount.text(a.waived()),
                                FeeAccount.text(a.paid()),
                                FeeAccount.text(a.refunded()),
                                lapsed,
                                FeeAccount.text(whole.due()))
                        .map(AuditController::cell)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }
}

package org.yangguang.annual.prose;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yangguang.annual.AnnualDesk.Hand;
import org.yangguang.annual.FurtherFindings;
import org.yangguang.organ.Organ;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.checking.Finding;
import org.yangguang.report.checking.Level;
import org.yangguang.report.prose.ProseFacts;

/// Places that whoever drafts has yet to fill in, and live fields that have no value: such a text cannot be
/// handed on.
@Component
class Unfilled implements FurtherFindings {

    @Override
    public List<Finding> of(Organ organ, int year, AnnualReport report) {
        return of(report);
    }

    static List<Finding> of(AnnualReport report) {
        var findings = new ArrayList<Finding>();
        for (var passage : ProseFacts.paragraphs(report)) {
            for (var words : TemplateText.notFilled(passage.words())) {
                boolean slot = words.startsWith("〔请填写");
                findings.add(new Finding(
                        slot ? "P-01" : "P-02",
                        Level.ERROR,
                        slot ? "P-01" : "P-02",
                        passage.ordinal() == 0 ? "text" : "section" + passage.ordinal(),
                        passage.place()
                                + (slot ? "还有没填的空“%s”，请填写或者删去。" : "有没取到的数据项“%s”，请改用别的数据项或者取数。").formatted(words),
                        null,
                        null));
            }
        }
        return findings;
    }

    @Override
    public void renew(Hand by, Organ organ, int year) {}
}

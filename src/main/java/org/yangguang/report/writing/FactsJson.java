package org.yangguang.report.writing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yangguang.report.AnnualReport;
import org.yangguang.report.prose.Passage;
import org.yangguang.report.prose.ProseFacts;
import tools.jackson.databind.node.ObjectNode;

/// What the words of a report say, under `facts` of its JSON.
final class FactsJson {

    private FactsJson() {}

    static void write(AnnualReport report, ObjectNode node) {
        var facts = ProseFacts.of(report);
        node.putObject("title")
                .put("organ", facts.title().organ())
                .put("year", facts.title().year())
                .put("document", facts.title().document());
        var period = facts.period();
        if (period == null) {
            node.putNull("period");
        } else {
            var dates = node.putObject("period");
            dates.put("from", period.from().toString()).put("to", period.to().toString());
            passage(dates, period.passage());
        }
        var dates = node.putArray("dates");
        for (var dated : facts.dates()) {
            var date = dates.addObject();
            date.put("meaning", dated.meaning().name().toLowerCase(Locale.ROOT))
                    .put("date", dated.day().toString());
            passage(date, dated.passage());
        }
        var signature = facts.signature();
        if (signature == null) {
            node.putNull("signature");
        } else {
            node.putObject("signature")
                    .put("organ", signature.organ())
                    .put("date", signature.day().toString());
        }
        var contact = facts.contact();
        node.putObject("contact")
                .put("address", contact.address())
                .put("postcode", contact.postcode())
                .put("telephone", contact.telephone())
                .put("email", contact.email())
                .put("website", contact.website());
        var numbers = node.putArray("numbers");
        for (var stated : facts.numbers()) {
            var number = numbers.addObject();
            number.put("counts", stated.counts().name().toLowerCase(Locale.ROOT))
                    .put("label", stated.counts().label())
                    .put("value", stated.value())
                    .put("unit", stated.unit())
                    .put("approximate", stated.approximate())
                    .put("printed", stated.printed());
            passage(number, stated.passage());
        }
    }

    static void passage(ObjectNode node, @Nullable Passage passage) {
        if (passage == null) {
            return;
        }
        node.putObject("passage")
                .put("part", passage.part())
                .put("section", passage.ordinal())
                .put("paragraph", passage.paragraph())
                .put("offset", passage.offset())
                .put("words", passage.words());
    }
}

package org.yangguang.promotion;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.yangguang.request.GrantedRequests.Granted;

/// Which requests asked for the same information: by the words of what was asked for, without
/// punctuation, blanks and the manners of asking. An officer may link others.
final class Sameness {

    private static final String MANNERS = "^(本人|我|现)?(请求|申请|要求|希望)?(公开|获取|提供|查阅)?(关于|有关)?";

    private Sameness() {}

    /// Groups of at least two different applicants, the largest first.
    static List<List<Granted>> groups(List<Granted> requests) {
        var byWords = new LinkedHashMap<String, List<Granted>>();
        requests.forEach(r -> byWords.computeIfAbsent(words(r.application().subject()), _ -> new ArrayList<>())
                .add(r));
        return byWords.values().stream()
                .filter(group -> applicants(group) >= 2)
                .sorted(java.util.Comparator.comparing((List<Granted> group) -> -group.size()))
                .toList();
    }

    static int applicants(List<Granted> group) {
        var seen = new HashSet<String>();
        group.forEach(request -> seen.add(request.applicant()));
        return seen.size();
    }

    static String words(String subject) {
        var plain = Normalizer.normalize(subject, Normalizer.Form.NFKC)
                .replaceAll("[\\p{P}\\p{S}\\s\\u3000]", "")
                .toLowerCase(Locale.ROOT);
        return plain.replaceFirst(MANNERS, "").replaceFirst("(的?政府信息|的?信息)$", "");
    }
}

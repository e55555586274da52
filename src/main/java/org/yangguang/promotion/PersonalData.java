package org.yangguang.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yangguang.request.submission.Application;

/// What of the applicants, or of any person by its shape, a text still holds.
final class PersonalData {

    private static final Pattern CITIZEN = Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])");
    private static final Pattern MOBILE = Pattern.compile("(?<![0-9])1[3-9][0-9]{9}(?![0-9])");
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private PersonalData() {}

    /// One sentence a finding; empty if nothing was found.
    static List<String> in(String text, List<Application> applicants) {
        var plain = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "");
        var found = new ArrayList<String>();
        if (CITIZEN.matcher(plain).find()) {
            found.add("有像居民身份证号码的 18 位数字");
        }
        if (MOBILE.matcher(plain).find()) {
            found.add("有像手机号码的 11 位数字");
        }
        if (MAIL.matcher(text).find()) {
            found.add("有电子邮箱");
        }
        boolean named = applicants.stream()
                .anyMatch(a -> holds(plain, a.name())
                        || holds(plain, a.contact())
                        || holds(plain, a.identity())
                        || holds(plain, a.phone())
                        || holds(plain, a.address()));
        if (named) {
            found.add("有申请人的姓名、名称、证件号码、电话或者地址");
        }
        return List.copyOf(found);
    }

    private static boolean holds(String plain, String datum) {
        var known = datum.replaceAll("[\\s-]", "");
        return known.length() >= 2 && plain.contains(known);
    }
}

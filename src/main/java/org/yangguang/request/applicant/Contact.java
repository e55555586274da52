package org.yangguang.request.applicant;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.ApplicationCheck;

/// Where an applicant is reached. Personal: sealed, never logged.
public record Contact(String phone, String email, String address, String postcode) {

    private static final Set<String> FIELDS = Set.of("phone", "email", "address", "postcode", "channel");

    static Contact of(Application a) {
        return new Contact(a.phone(), a.email(), a.address(), a.postcode());
    }

    /// The application with these in the place of what it gave.
    public Application over(Application a) {
        return new Application(
                a.kind(),
                a.name(),
                a.identityKind(),
                a.identity(),
                a.contact(),
                phone,
                address,
                postcode,
                email,
                a.subject(),
                a.detail(),
                a.form(),
                a.channel(),
                a.otherFormAccepted());
    }

    /// What is missing or wrong, by field.
    public Map<String, String> faults(Application application, LocalDate today) {
        var changed = over(application);
        var faults = new LinkedHashMap<>(ApplicationCheck.applicant(changed, today));
        faults.putAll(ApplicationCheck.delivery(changed));
        faults.keySet().retainAll(FIELDS);
        return faults;
    }

    @Override
    public String toString() {
        return "Contact[hidden]";
    }
}

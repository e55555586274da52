package org.yangguang.portal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yangguang.request.ApplicantKind;
import org.yangguang.request.submission.Application;
import org.yangguang.request.submission.Application.DeliveryChannel;
import org.yangguang.request.submission.Application.DeliveryForm;
import org.yangguang.request.submission.Application.IdentityKind;
import org.yangguang.request.submission.ApplicationCheck;

/// What was typed into the five steps so far. It travels in the page itself, so that no session can
/// expire over it and nothing is lost between steps.
public record FilingForm(Map<String, String> fields, List<String> files) {

    /// Every field of the form, with the step it stands on.
    private static final Map<String, Integer> FIELDS = fieldsByStep();

    static final int MOST_FILES = 10;
    private static final int LONGEST_FIELD = 4000;

    public FilingForm {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        files = List.copyOf(files);
    }

    private static Map<String, Integer> fieldsByStep() {
        var steps = new LinkedHashMap<String, Integer>();
        steps.put("org", 1);
        for (var name : List.of(
                "as",
                "name",
                "identityKind",
                "identity",
                "orgName",
                "unifiedCode",
                "orgKind",
                "contact",
                "phone",
                "address",
                "postcode",
                "email",
                "agentName",
                "agentIdentityKind",
                "agentIdentity",
                "agentPhone",
                "needs")) {
            steps.put(name, 2);
        }
        steps.put("subject", 3);
        steps.put("detail", 3);
        steps.put("form", 4);
        steps.put("channel", 4);
        steps.put("other", 4);
        // The ticket of 授权委托书 travels with every step.
        steps.put("agentFile", 0);
        return Collections.unmodifiableMap(steps);
    }

    /// Binds the known fields only (A5); an overlong value is cut where no honest one is that long.
    static FilingForm of(Map<String, String[]> parameters) {
        var fields = new LinkedHashMap<String, String>();
        for (var name : FIELDS.keySet()) {
            var values = parameters.get(name);
            var value = values == null || values.length == 0 ? "" : clean(values[0]);
            fields.put(name, value);
        }
        var files = new ArrayList<String>();
        var given = parameters.get("file");
        if (given != null) {
            for (var file : given) {
                if (files.size() < MOST_FILES && !file.isBlank()) {
                    files.add(file);
                }
            }
        }
        return new FilingForm(fields, files);
    }

    static FilingForm of(Map<String, String> saved, Set<String> ignored) {
        var fields = new LinkedHashMap<String, String>();
        FIELDS.keySet().forEach(name -> fields.put(name, saved.getOrDefault(name, "")));
        return new FilingForm(fields, List.of());
    }

    /// Valid Unicode without control characters and direction overrides (U9).
    private static String clean(String text) {
        var cut = text.length() > LONGEST_FIELD ? text.substring(0, LONGEST_FIELD) : text;
        return cut.replace("\r\n", "\n")
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|[\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff]", "")
                .strip();
    }

    public String get(String name) {
        return fields.getOrDefault(name, "");
    }

    public boolean is(String name, String value) {
        return get(name).equals(value);
    }

    /// The fields of the other steps, to be carried along.
    public Map<String, String> outside(int step) {
        var carried = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> {
            if (FIELDS.getOrDefault(name, 0) != step && !value.isEmpty()) {
                carried.put(name, value);
            }
        });
        return carried;
    }

    public FilingForm with(String name, String value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new FilingForm(changed, files);
    }

    FilingForm withFile(String ticket) {
        var more = new ArrayList<>(files);
        more.add(ticket);
        return new FilingForm(fields, more);
    }

    FilingForm withoutFile(String ticket) {
        return new FilingForm(
                fields, files.stream().filter(file -> !file.equals(ticket)).toList());
    }

    public boolean isPerson() {
        return !is("as", "body");
    }

    Application toApplication() {
        var person = isPerson();
        return new Application(
                person ? ApplicantKind.NATURAL_PERSON : one(ApplicantKind.class, get("orgKind"), ApplicantKind.OTHER),
                person ? get("name") : get("orgName"),
                person ? one(IdentityKind.class, get("identityKind"), IdentityKind.CITIZEN) : IdentityKind.UNIFIED_CODE,
                person ? get("identity") : get("unifiedCode"),
                person ? "" : get("contact"),
                get("phone"),
                get("address"),
                get("postcode"),
                get("email"),
                get("subject"),
                get("detail"),
                one(DeliveryForm.class, get("form"), DeliveryForm.ELECTRONIC),
                one(DeliveryChannel.class, get("channel"), DeliveryChannel.PLATFORM),
                is("other", "yes"),
                agent(),
                get("needs").isBlank() ? null : new Application.Assistance(get("needs"), ""),
                null);
    }

    private Application.@Nullable Agent agent() {
        return get("agentName").isBlank()
                        && get("agentIdentity").isBlank()
                        && get("agentPhone").isBlank()
                ? null
                : new Application.Agent(
                        get("agentName"),
                        one(IdentityKind.class, get("agentIdentityKind"), IdentityKind.CITIZEN),
                        get("agentIdentity").toUpperCase(Locale.ROOT),
                        get("agentPhone"),
                        authorisation());
    }

    /// The id in the ticket, which the controller has checked.
    private UUID authorisation() {
        var ticket = get("agentFile");
        return ticket.isEmpty() ? ApplicationCheck.NO_FILE : UUID.fromString(ticket.substring(0, ticket.indexOf('|')));
    }

    private static <E extends Enum<E>> E one(Class<E> type, String name, E otherwise) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        return otherwise;
    }
}

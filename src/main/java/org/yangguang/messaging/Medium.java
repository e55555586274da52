package org.yangguang.messaging;

import java.util.Optional;
import java.util.regex.Pattern;

/// How a message travels.
public enum Medium {
    SMS("短信"),
    EMAIL("电子邮件");

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern MAILBOX = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]{1,180}\\.[A-Za-z]{2,24}");

    private final String label;

    Medium(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /// The medium that reaches an address: a mobile number by 短信, a mailbox by 电子邮件, nothing else.
    public static Optional<Medium> reaching(String address) {
        if (MOBILE.matcher(address).matches()) {
            return Optional.of(SMS);
        }
        return MAILBOX.matcher(address).matches() ? Optional.of(EMAIL) : Optional.empty();
    }
}

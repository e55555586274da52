package org.yangguang.report.cli;

/// The command cannot be carried out as written; the message is Chinese and says what to do.
final class Misuse extends Exception {
    private static final long serialVersionUID = 1L;

    Misuse(String message) {
        super(message);
    }

    String words() {
        var message = getMessage();
        return message == null ? "" : message;
    }
}

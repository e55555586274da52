package org.yangguang.portal;

import java.util.Optional;
import org.yangguang.request.submission.Intake;
import org.yangguang.request.submission.Intake.FileTicket;

/// A kept file as it travels in a form.
public final class FileTickets {

    private FileTickets() {}

    public static String encode(FileTicket ticket) {
        return ticket.id() + "|" + ticket.size() + "|" + ticket.signature() + "|" + ticket.name();
    }

    static Optional<FileTicket> decode(Intake intake, String text) {
        var parts = text.split("\\|", 4);
        return parts.length == 4 ? intake.openFile(parts[0], parts[3], parts[1], parts[2]) : Optional.empty();
    }
}

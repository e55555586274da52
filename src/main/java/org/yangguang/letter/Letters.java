package org.yangguang.letter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yangguang.document.MissingGlyphs;
import org.yangguang.document.OfdPages;
import org.yangguang.document.PdfOutcome;
import org.yangguang.document.PdfPress;
import org.yangguang.organ.DisclosureOffice;
import org.yangguang.organ.Organ;
import org.yangguang.organ.Organs;
import org.yangguang.vault.Sha256;
import org.yangguang.vault.Vault;

/// Letters as they leave the organ: numbered, written as DOCX and PDF, and kept as they were.
@Component
public class Letters {

    private static final String TABLE = "letter_letter";

    private final LetterStore store;
    private final TemplateLibrary library;
    private final LetterWriter writer;
    private final Organs organs;
    private final Vault vault;
    private final Clock clock;

    Letters(LetterStore store, TemplateLibrary library, PdfPress press, Organs organs, Vault vault, Clock clock) {
        this.store = store;
        this.library = library;
        this.writer = new LetterWriter(press);
        this.organs = organs;
        this.vault = vault;
        this.clock = clock;
    }

    /// The templates an organ uses today, its own words in place of the product's.
    public LetterTemplates templates(Organ organ) {
        return library.inForce(organ, LocalDate.now(clock));
    }

    /// What came of issuing: a letter, or why it could not be printed.
    public sealed interface Issued {}

    public record Issue(UUID id, String number) implements Issued {}

    public record Unprintable(String message) implements Issued {}

    /// Who stands behind a letter.
    ///
    /// @param signer null where the act itself is the decision of the person who drafted it
    public record Hands(UUID drafter, @Nullable UUID signer) {}

    /// Takes a number, writes both files and keeps them sealed; part of the act's transaction.
    ///
    /// @param subject id of what the letter belongs to
    @Transactional(propagation = Propagation.MANDATORY)
    public Issued issue(
            Organ organ, UUID subject, LetterText text, List<String> attachments, LocalDate day, Hands hands) {
        var number = text.kind().isNumbered() ? nextNumber(organ, text.kind(), day) : null;
        var letter = letter(organ, number, text, attachments, day);
        return switch (writer.pdf(letter)) {
            case MissingGlyphs missing -> new Unprintable(missing.message());
            case PdfOutcome.PdfFile(var pdf) -> {
                var docx = writer.docx(letter);
                var id = UUID.randomUUID();
                var keyPlace = place("key", id, organ.id());
                var key = vault.newWrappedKey(keyPlace);
                store.insert(new LetterStore.Row(
                        organ.id(),
                        id,
                        subject,
                        text.template(),
                        text.version(),
                        text.title(),
                        number == null ? null : number.toString(),
                        day,
                        hands.drafter(),
                        hands.signer(),
                        clock.instant(),
                        key,
                        vault.seal(key, keyPlace, docx, place("docx", id, organ.id())),
                        vault.seal(key, keyPlace, pdf, place("pdf", id, organ.id())),
                        Sha256.of(docx),
                        Sha256.of(pdf)));
                yield new Issue(id, number == null ? "" : number.toString());
            }
        };
    }

    private LetterNumber nextNumber(Organ organ, LetterKind kind, LocalDate day) {
        var mark = library.mark(organ);
        var pattern = library.pattern(organ, kind.series());
        int serial = store.nextSerial(organ.id(), day.getYear(), pattern.stem(mark));
        return new LetterNumber(mark, day.getYear(), serial, pattern);
    }

    /// The number a letter would get if it were issued now; empty for a form without one.
    @Transactional(readOnly = true)
    public String upcomingNumber(Organ organ, LetterKind kind, LocalDate day) {
        var mark = library.mark(organ);
        var pattern = library.pattern(organ, kind.series());
        return kind.isNumbered()
                ? new LetterNumber(
                                mark,
                                day.getYear(),
                                store.upcomingSerial(organ.id(), day.getYear(), pattern.stem(mark)),
                                pattern)
                        .toString()
                : "";
    }

    @Transactional(readOnly = true)
    public boolean isNumberTaken(Organ organ, String number) {
        return store.isTaken(organ.id(), number);
    }

    /// 作废: the letter keeps its number and files and is marked; false if it is void already.
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean makeVoid(int organ, UUID letter, String reason, UUID by) {
        return store.makeVoid(organ, letter, reason, by, clock.instant());
    }

    /// The PDF a template would make of a case, without number or trace.
    public PdfOutcome previewPdf(Organ organ, LetterText text, LocalDate day) {
        return writer.pdf(letter(organ, null, text, List.of(), day));
    }

    /// The words of a letter before it has a number.
    public String preview(Organ organ, LetterText text, List<String> attachments, LocalDate day) {
        return writer.text(letter(organ, null, text, attachments, day));
    }

    /// @param version of the template it was made from
    /// @param voidReason why it is void; empty if it is not
    public record Listed(
            UUID id,
            String title,
            String number,
            LocalDate datedOn,
            String template,
            String version,
            String voidReason) {
        public boolean isVoid() {
            return !voidReason.isEmpty();
        }
    }

    @Transactional(readOnly = true)
    public List<Listed> of(UUID subject) {
        return store.of(subject);
    }

    /// OFD is the kept PDF page by page: the same text and lines at the same places.
    public enum Format {
        DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        PDF("application/pdf"),
        OFD("application/ofd");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    public record File(UUID subject, String title, byte[] content) {}

    @Transactional(readOnly = true)
    public Optional<File> file(UUID id, Format format) {
        boolean docx = format == Format.DOCX;
        return store.byId(id).filter(found -> found.key().length > 0).map(found -> {
            var kept = vault.open(
                    found.key(),
                    place("key", id, found.organ()),
                    docx ? found.docx() : found.pdf(),
                    place(docx ? "docx" : "pdf", id, found.organ()));
            return new File(found.subject(), found.title(), format == Format.OFD ? OfdPages.of(kept) : kept);
        });
    }

    private OfficialLetter letter(
            Organ organ, @Nullable LetterNumber number, LetterText text, List<String> attachments, LocalDate day) {
        var contact = organs.office(organ.id()).map(Letters::contact).orElse("");
        return new OfficialLetter(organ.name(), number, text, attachments, organ.name(), day, contact);
    }

    private static String contact(DisclosureOffice office) {
        return "联系机构：" + office.name() + "，电话：" + office.telephone() + "，地址：" + office.address();
    }

    private static Vault.Place place(String column, UUID id, int organ) {
        return new Vault.Place(TABLE, column, id.toString(), organ);
    }
}

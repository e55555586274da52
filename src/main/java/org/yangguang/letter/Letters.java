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
    private final LetterTemplates templates = LetterTemplates.standard();
    private final LetterWriter writer;
    private final Organs organs;
    private final Vault vault;
    private final Clock clock;

    Letters(LetterStore store, PdfPress press, Organs organs, Vault vault, Clock clock) {
        this.store = store;
        this.writer = new LetterWriter(press);
        this.organs = organs;
        this.vault = vault;
        this.clock = clock;
    }

    public LetterTemplates templates() {
        return templates;
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
        var number = new LetterNumber(organ.shortName(), day.getYear(), store.nextSerial(organ.id(), day.getYear()));
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
                        number.toString(),
                        day,
                        hands.drafter(),
                        hands.signer(),
                        clock.instant(),
                        key,
                        vault.seal(key, keyPlace, docx, place("docx", id, organ.id())),
                        vault.seal(key, keyPlace, pdf, place("pdf", id, organ.id())),
                        Sha256.of(docx),
                        Sha256.of(pdf)));
                yield new Issue(id, number.toString());
            }
        };
    }

    /// The words of a letter before it has a number.
    public String preview(Organ organ, LetterText text, List<String> attachments, LocalDate day) {
        return writer.text(letter(organ, null, text, attachments, day));
    }

    public record Listed(UUID id, String title, String number, LocalDate datedOn) {}

    @Transactional(readOnly = true)
    public List<Listed> of(UUID subject) {
        return store.of(subject);
    }

    public record File(UUID subject, String title, byte[] content) {}

    @Transactional(readOnly = true)
    public Optional<File> file(UUID id, boolean pdf) {
        return store.byId(id)
                .filter(found -> found.key().length > 0)
                .map(found -> new File(
                        found.subject(),
                        found.title(),
                        vault.open(
                                found.key(),
                                place("key", id, found.organ()),
                                pdf ? found.pdf() : found.docx(),
                                place(pdf ? "pdf" : "docx", id, found.organ()))));
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

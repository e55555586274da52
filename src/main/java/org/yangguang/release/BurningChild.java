package org.yangguang.release;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.yangguang.document.seclusion.SecludedChild;
import tools.jackson.databind.json.JsonMapper;

/// What runs in the process of [BurningProcess]: opens one material and answers one question about it. The
/// first byte of the answer says whether there is one or a message why not.
final class BurningChild {

    static final int ANSWERED = 'A';
    static final int UNFIT = 'U';
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private BurningChild() {}

    /// What is asked; fields a question has no use for are empty.
    ///
    /// @param width of the drawn page in pixels
    record Question(
            Verb verb,
            MaterialKind kind,
            List<Cover> covers,
            List<String> words,
            List<String> shown,
            int page,
            int width) {}

    enum Verb {
        SURVEY,
        DRAW,
        BURN,
        VERIFY
    }

    /// What a material holds.
    record Survey(List<PageSize> pages, List<Hit> hits) {}

    public static void main(String[] none) throws IOException {
        System.setProperty("java.awt.headless", "true");
        SecludedChild.serve(BurningChild::warmUp, BurningChild::answer);
    }

    private static void answer(DataInputStream request, DataOutputStream answer) throws IOException {
        var question = JSON.readValue(request.readNBytes(request.readInt()), Question.class);
        var original = request.readNBytes(request.readInt());
        var outgoing = request.readNBytes(request.readInt());
        try (var source = Source.open(question.kind(), original)) {
            var bytes = answer(question, source, outgoing);
            answer.write(ANSWERED);
            answer.write(bytes);
        } catch (Source.Unfit e) {
            answer.write(UNFIT);
            answer.write(e.said().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    static byte[] answer(Question q, Source source, byte[] outgoing) throws IOException {
        return switch (q.verb()) {
            case SURVEY -> JSON.writeValueAsBytes(survey(source, q.words()));
            case DRAW -> drawn(source, q.page(), q.width());
            case BURN -> Burner.outgoing(q.kind(), source, q.covers());
            case VERIFY ->
                JSON.writeValueAsBytes(Verification.of(q.kind(), source, outgoing, q.covers(), q.words(), q.shown()));
        };
    }

    static Survey survey(Source source, List<String> words) throws IOException {
        var pages = new ArrayList<PageSize>();
        var hits = new ArrayList<Hit>();
        for (var size : source.pages()) {
            var text = source.text(pages.size() + 1);
            pages.add(new PageSize(size.width(), size.height(), text.letters()));
            hits.addAll(text.find(words));
        }
        return new Survey(pages, hits);
    }

    private static byte[] drawn(Source source, int page, int width) throws IOException {
        var size = source.pages().get(page - 1);
        var out = new ByteArrayOutputStream();
        ImageIO.write(source.draw(page, width / size.width()), "png", out);
        return out.toByteArray();
    }

    private static void warmUp() {
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", new ByteArrayOutputStream());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

package io.loggia.portal.delivery.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.delivery.control.DeliverySetup.Setup;
import io.loggia.portal.delivery.control.signing.SignedAccess;
import io.loggia.portal.platform.control.OutgoingException;
import io.loggia.portal.platform.control.OutgoingHttp;
import io.loggia.portal.platform.control.OutgoingHttp.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the CDN as a viewer would: with what is signed right, with what is forged, and with what is over. */
@ApplicationScoped
public class DeliveryTrial {

    private static final String PLAYLIST = "/master.m3u8";
    private static final int LOOKED_THROUGH = 200;
    private static final Duration AGO = Duration.ofMinutes(5);

    @Inject
    private Catalog catalog;

    @Inject
    private Revisions revisions;

    @Inject
    private OutgoingHttp http;

    @Inject
    private Purger purger;

    /** What was asked with. */
    public enum Question {
        SIGNED,
        FORGED,
        EXPIRED,
        /** Not of a viewer: the CDN is told to forget the item, where it is set up to be. */
        FORGET
    }

    /** What it came to. */
    public enum Outcome {
        /** The playlist came, or was refused, as it should. */
        RIGHT,
        /** What should have been refused came. */
        LET_IN,
        /** What should have come was refused, or is no playlist. */
        REFUSED,
        /** There was no answer. */
        NO_ANSWER
    }

    /**
     * One answer.
     *
     * @param status null when there was none
     * @param why there was none, in words
     */
    public record Reply(
            Question question,
            Outcome outcome,
            @Nullable Integer status,
            @Nullable String why) {}

    /** An item to ask for, and where its playlist lies. */
    public record Sample(MediaId media, String title, String folder) {}

    /**
     * Something to ask for.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when nothing plays yet
     */
    public Sample sample() {
        List<MediaRef> items = catalog.page(null, LOOKED_THROUGH);
        Map<?, RevisionRef> current = revisions.currentOf(items);
        return items.stream()
                .filter(item -> item.access().isOpen(Instant.now()))
                .map(item -> sample(item, current.get(item.currentRevision())))
                .flatMap(List::stream)
                .findFirst()
                .orElseThrow(() -> new LoggiaException(
                        ErrorCode.NOT_FOUND, "There is no published film yet to ask the CDN for. Publish one first."));
    }

    private static List<Sample> sample(MediaRef item, @Nullable RevisionRef revision) {
        String folder = revision == null ? null : revision.masterFolder();
        return folder == null ? List.of() : List.of(new Sample(item.id(), item.title(), folder));
    }

    /** Asks for the film three times, and has it forgotten. Wants no transaction: a CDN may take its time. */
    public List<Reply> ask(Setup setup, Sample sample) {
        Cdn cdn = Cdn.of(setup);
        Instant now = Instant.now();
        SignedAccess signed = cdn.access(sample.media(), cdn.end(now, Duration.ZERO));
        SignedAccess over = cdn.access(sample.media(), now.minus(AGO));
        String file = sample.folder() + PLAYLIST;
        List<Reply> replies = new ArrayList<>(List.of(
                reply(Question.SIGNED, signed.url(file), signed.cookies()),
                reply(Question.FORGED, forged(signed, file), forged(signed.cookies())),
                reply(Question.EXPIRED, over.url(file), over.cookies())));
        if (setup.purge().tells()) {
            replies.add(forget(setup, sample));
        }
        return List.copyOf(replies);
    }

    private Reply forget(Setup setup, Sample sample) {
        try {
            int status = purger.call(setup, sample.media());
            return status == 0
                    ? new Reply(Question.FORGET, Outcome.RIGHT, null, null)
                    : new Reply(Question.FORGET, Outcome.REFUSED, status, null);
        } catch (OutgoingException e) {
            return new Reply(Question.FORGET, Outcome.NO_ANSWER, null, e.getMessage());
        }
    }

    /** The signature's text is other than it was; where it stands, and that it is one, is as it was. */
    private static String forged(SignedAccess signed, String file) {
        if (!signed.query().isEmpty()) {
            return signed.prefix() + file + "?" + changed(signed.query());
        }
        String url = signed.url(file);
        int end = url.indexOf(Cdn.ORIGIN);
        int token = url.indexOf("edge-cache-token=");
        int host = url.indexOf('/', url.indexOf("//") + 2);
        if (token >= 0) {
            int slash = url.indexOf('/', token);
            return url.substring(0, token) + changed(url.substring(token, slash)) + url.substring(slash);
        }
        int hash = url.lastIndexOf("~hmac=");
        if (hash >= 0) {
            int slash = url.indexOf('/', hash);
            return url.substring(0, hash) + changed(url.substring(hash, slash)) + url.substring(slash);
        }
        return end <= host + 1
                ? url
                : url.substring(0, host + 1) + changed(url.substring(host + 1, end)) + url.substring(end);
    }

    private static Map<String, String> forged(Map<String, String> cookies) {
        return cookies.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        cookie -> cookie.getKey().endsWith("Key-Pair-Id")
                                ? cookie.getValue()
                                : changed(cookie.getValue())));
    }

    /** Another letter in its first half, and one in its second. */
    private static String changed(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int share = 1; share <= 3; share++) {
            int at = text.length() * share / 4;
            while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            if (at < text.length()) {
                changed.setCharAt(at, text.charAt(at) == '1' ? '2' : '1');
            }
        }
        return changed.toString();
    }

    private Reply reply(Question question, String url, Map<String, String> cookies) {
        Map<String, String> headers = cookies.isEmpty()
                ? Map.of()
                : Map.of(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
        try {
            Answer answer = http.get(URI.create(url), headers);
            return new Reply(question, outcome(question, answer), answer.status(), null);
        } catch (OutgoingException e) {
            return new Reply(question, Outcome.NO_ANSWER, null, e.getMessage());
        }
    }

    private static Outcome outcome(Question question, Answer answer) {
        if (question == Question.SIGNED) {
            return answer.isSuccess() && answer.body().startsWith("#EXTM3U") ? Outcome.RIGHT : Outcome.REFUSED;
        }
        // A fault of the server's refuses nobody on purpose.
        boolean refused = answer.status() >= 400 && answer.status() < 500;
        return refused ? Outcome.RIGHT : Outcome.LET_IN;
    }
}

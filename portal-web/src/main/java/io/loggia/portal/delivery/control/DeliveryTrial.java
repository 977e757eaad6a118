package io.loggia.portal.delivery.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.delivery.control.DeliverySetup.Setup;
import io.loggia.portal.delivery.control.signing.Placement;
import io.loggia.portal.delivery.control.signing.SignedAccess;
import io.loggia.portal.platform.control.OutgoingException;
import io.loggia.portal.platform.control.OutgoingException.Reason;
import io.loggia.portal.platform.control.OutgoingHttp;
import io.loggia.portal.platform.control.OutgoingHttp.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks the CDN as a player in a page of the portal would: with what is signed right, down to a part of a segment, with what
 * is forged, and with what is over.
 */
@ApplicationScoped
public class DeliveryTrial {

    private static final String PLAYLIST = "/master.m3u8";
    private static final String PART = "bytes=0-99";
    private static final int PARTIAL_CONTENT = 206;
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
        /** As the one before, for the beginning of the first segment. */
        PART,
        FORGED,
        EXPIRED,
        /** Not of a viewer: the CDN is told to forget the item, where it is set up to be. */
        FORGET
    }

    /** What it came to. */
    public enum Outcome {
        /** It came, or was refused, as it should. */
        RIGHT,
        /** What should have been refused came. */
        LET_IN,
        /** What should have come was refused, or is no playlist. */
        REFUSED,
        /** It came, but says by no {@code Access-Control-Allow-Origin} that a page of the portal may read it. */
        NOT_READABLE,
        /** It came, but browsers drop answers to cookies that do not name the portal and allow credentials. */
        NO_CREDENTIALS,
        /** All of it came where a part was asked for. */
        NO_PARTS,
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
        return catalog
                .playing()
                .map(item -> sample(item, revisions.currentOf(List.of(item)).get(item.currentRevision())))
                .stream()
                .flatMap(List::stream)
                .findFirst()
                .orElseThrow(() -> new LoggiaException(
                        ErrorCode.NOT_FOUND, "There is no published film yet to ask the CDN for. Publish one first."));
    }

    private static List<Sample> sample(MediaRef item, @Nullable RevisionRef revision) {
        String folder = revision == null ? null : revision.masterFolder();
        return folder == null ? List.of() : List.of(new Sample(item.id(), item.title(), folder));
    }

    /**
     * Asks for the film, and has it forgotten. Wants no transaction: a CDN may take its time.
     *
     * @param page the portal's scheme and host, as browsers tell where a page comes from
     */
    public List<Reply> ask(Setup setup, Sample sample, String page) {
        Cdn cdn = Cdn.of(setup);
        Instant now = Instant.now();
        SignedAccess signed = cdn.access(sample.media(), cdn.end(now, Duration.ZERO));
        SignedAccess over = cdn.access(sample.media(), now.minus(AGO));
        String file = sample.folder() + PLAYLIST;
        List<Reply> replies = new ArrayList<>(watch(new Viewer(signed, page), file, cdn.placement()));
        replies.add(refusal(Question.FORGED, forged(signed, file), forged(signed.cookies()), page));
        replies.add(refusal(Question.EXPIRED, over.url(file), over.cookies(), page));
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

    /** Who holds a signature, in a page of this origin. */
    private record Viewer(SignedAccess access, String page) {

        /** Whether the page's script gets to see what came. */
        Outcome reads(Answer answer) {
            String reader = answer.header("Access-Control-Allow-Origin").orElse("");
            if (!access.cookies().isEmpty()) {
                boolean allowed = reader.equals(page)
                        && answer.header("Access-Control-Allow-Credentials")
                                .orElse("")
                                .equals("true");
                return allowed ? Outcome.RIGHT : Outcome.NO_CREDENTIALS;
            }
            return reader.equals("*") || reader.equals(page) ? Outcome.RIGHT : Outcome.NOT_READABLE;
        }
    }

    /** From the first playlist to the first segment. */
    private List<Reply> watch(Viewer viewer, String master, Placement placement) {
        Answer playlist;
        try {
            playlist = get(viewer, master, null);
        } catch (OutgoingException e) {
            return List.of(noAnswer(Question.SIGNED, e));
        }
        Reply first = new Reply(Question.SIGNED, playlist(viewer, playlist), playlist.status(), null);
        // Where the CDN makes a second signature itself, the first one opens nothing further.
        return first.outcome() == Outcome.RIGHT && placement != Placement.START
                ? List.of(first, part(viewer, master, playlist))
                : List.of(first);
    }

    private Reply part(Viewer viewer, String master, Answer playlist) {
        try {
            String list = firstNamed(master, playlist);
            Answer segments = get(viewer, list, null);
            Outcome listed = playlist(viewer, segments);
            if (listed != Outcome.RIGHT) {
                return new Reply(Question.PART, listed, segments.status(), null);
            }
            Answer part = get(viewer, firstNamed(list, segments), PART);
            return new Reply(Question.PART, part(viewer, part), part.status(), null);
        } catch (OutgoingException e) {
            return e.reason() == Reason.TOO_LARGE
                    ? new Reply(Question.PART, Outcome.NO_PARTS, null, e.getMessage())
                    : noAnswer(Question.PART, e);
        }
    }

    private static Outcome playlist(Viewer viewer, Answer answer) {
        return answer.isSuccess() && answer.body().startsWith("#EXTM3U") ? viewer.reads(answer) : Outcome.REFUSED;
    }

    private static Outcome part(Viewer viewer, Answer answer) {
        if (!answer.isSuccess()) {
            return Outcome.REFUSED;
        }
        return answer.status() == PARTIAL_CONTENT ? viewer.reads(answer) : Outcome.NO_PARTS;
    }

    /** The first file that a playlist of ours names; itself where it names none. */
    private static String firstNamed(String playlist, Answer answer) {
        return answer.body()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .map(name -> playlist.substring(0, playlist.lastIndexOf('/') + 1) + name)
                .orElse(playlist);
    }

    private Answer get(Viewer viewer, String file, @Nullable String range) throws OutgoingException {
        Map<String, String> headers = headers(viewer.access().cookies(), viewer.page());
        if (range != null) {
            headers.put("Range", range);
        }
        return http.get(URI.create(viewer.access().url(file)), headers);
    }

    private static Map<String, String> headers(Map<String, String> cookies, String page) {
        Map<String, String> headers = new HashMap<>(Map.of("Origin", page));
        if (!cookies.isEmpty()) {
            headers.put(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return headers;
    }

    private Reply refusal(Question question, String url, Map<String, String> cookies, String page) {
        try {
            Answer answer = http.get(URI.create(url), headers(cookies, page));
            // A fault of the server's refuses nobody on purpose.
            boolean refused = answer.status() >= 400 && answer.status() < 500;
            return new Reply(question, refused ? Outcome.RIGHT : Outcome.LET_IN, answer.status(), null);
        } catch (OutgoingException e) {
            return noAnswer(question, e);
        }
    }

    private static Reply noAnswer(Question question, OutgoingException why) {
        return new Reply(question, Outcome.NO_ANSWER, null, why.getMessage());
    }
}

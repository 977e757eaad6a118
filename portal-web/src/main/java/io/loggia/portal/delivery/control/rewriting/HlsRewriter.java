package io.loggia.portal.delivery.control.rewriting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/**
 * HLS playlists (RFC 8216bis) with the segments, keys, initialisations and pictures at a CDN. Other playlists stay where
 * they are, since they want rewriting too. Works line by line, and leaves alone what it does not know.
 */
public final class HlsRewriter {

    private HlsRewriter() {}

    public static void rewrite(Reader in, Appendable out, CdnPlace place) throws IOException {
        BufferedReader lines = new BufferedReader(in);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("#EXT")) {
                tag(line, out, place);
            } else if (!line.startsWith("#") && CdnPlace.isMoved(line)) {
                // "Each line is a URI, is blank, or starts with the character '#'" (§4.1)
                out.append(place.address(line));
            } else {
                out.append(line);
            }
            out.append('\n');
        }
    }

    private static void tag(String line, Appendable out, CdnPlace place) throws IOException {
        int uri = uriAt(line);
        if (uri < 0) {
            out.append(line);
            return;
        }
        int end = line.indexOf('"', uri);
        String name = end < 0 ? "" : line.substring(uri, end);
        if (CdnPlace.isMoved(name)) {
            out.append(line, 0, uri).append(place.address(name)).append(line, end, line.length());
        } else {
            out.append(line);
        }
    }

    /**
     * Where the value of the attribute URI begins, or -1. Attributes are gone through one by one (§4.2): a name that
     * somebody gave a track may hold {@code URI=} itself.
     */
    private static int uriAt(String line) {
        int at = line.indexOf(':') + 1;
        while (at > 0 && at < line.length()) {
            int equals = line.indexOf('=', at);
            if (equals < 0) {
                return -1;
            }
            boolean quoted = line.startsWith("\"", equals + 1);
            if (quoted && line.substring(at, equals).strip().equals("URI")) {
                return equals + 2;
            }
            at = next(line, quoted ? line.indexOf('"', equals + 2) : equals);
        }
        return -1;
    }

    /** Behind the comma after a value that ends, or goes on without quotes, at {@code from}. */
    private static int next(String line, int from) {
        int comma = from < 0 ? -1 : line.indexOf(',', from);
        return comma < 0 ? -1 : comma + 1;
    }
}

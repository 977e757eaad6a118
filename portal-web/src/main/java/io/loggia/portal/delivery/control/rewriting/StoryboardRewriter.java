package io.loggia.portal.delivery.control.rewriting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Storyboards in WebVTT, whose cues are addresses of pictures with a fragment that cuts one tile out of them. */
public final class StoryboardRewriter {

    private static final Pattern TILE = Pattern.compile("([^#]+\\.(?:jpg|png|webp))(#xywh=[0-9,]+)?");

    private StoryboardRewriter() {}

    public static void rewrite(Reader in, Appendable out, CdnPlace place) throws IOException {
        BufferedReader lines = new BufferedReader(in);
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher tile = TILE.matcher(line);
            if (tile.matches() && CdnPlace.isMoved(tile.group(1))) {
                String fragment = tile.group(2);
                out.append(place.address(tile.group(1))).append(fragment == null ? "" : fragment);
            } else {
                out.append(line);
            }
            out.append('\n');
        }
    }
}

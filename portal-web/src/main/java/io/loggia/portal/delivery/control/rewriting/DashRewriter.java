package io.loggia.portal.delivery.control.rewriting;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DASH manifests (ISO/IEC 23009-1), as our packager writes them, with their segments at a CDN: addresses in attributes and
 * in {@code BaseURL} become whole ones, all else stays to the byte. No parser of XML is at work, so there is nothing that a
 * document type could make it read.
 */
public final class DashRewriter {

    private static final Pattern TAG = Pattern.compile(
            "<!--.*?-->|<(?<end>/?)(?<name>[A-Za-z][A-Za-z0-9:]*)(?<attributes>[^<>]*?)(?<empty>/?)>", Pattern.DOTALL);
    /** The attributes of segments and their lists that are addresses. */
    private static final Pattern ADDRESS =
            Pattern.compile("(\\s(?:media|initialization|index|bitstreamSwitching|sourceURL)=\")([^\"]*)(?=\")");

    private static final Set<String> ADDRESSED =
            Set.of("SegmentTemplate", "SegmentURL", "Initialization", "RepresentationIndex", "BitstreamSwitching");
    /** "$&lt;Identifier&gt;$", with a width or without one (§5.3.9.4.4). */
    private static final Pattern IDENTIFIER = Pattern.compile("\\$[A-Za-z]+(?:%0[0-9]+d)?\\$");

    private final CdnPlace place;
    /** The folders that elements around the present one add, each with those around it. */
    private final Deque<String> bases = new ArrayDeque<>();

    private DashRewriter(CdnPlace place) {
        this.place = place;
    }

    public static String rewrite(String manifest, CdnPlace place) {
        return new DashRewriter(place).rewrite(manifest);
    }

    private String rewrite(String manifest) {
        StringBuilder out =
                new StringBuilder(manifest.length() + 2 * place.query().length());
        bases.push("");
        Matcher tag = TAG.matcher(manifest);
        int copied = 0;
        while (tag.find()) {
            String name = tag.group("name");
            if (name != null && tag.group("end").isEmpty()) {
                int text = manifest.indexOf('<', tag.end());
                out.append(manifest, copied, tag.start()).append(start(name, tag.group()));
                copied = tag.end();
                if (name.equals("BaseURL") && text >= 0) {
                    out.append(base(manifest.substring(copied, text)));
                    copied = text;
                }
                if (tag.group("empty").isEmpty() && !name.equals("BaseURL")) {
                    bases.push(bases.element());
                }
            } else if (name != null && !name.equals("BaseURL") && bases.size() > 1) {
                bases.pop();
            }
        }
        return out.append(manifest, copied, manifest.length()).toString();
    }

    private String start(String name, String tag) {
        if (!ADDRESSED.contains(name)) {
            return tag;
        }
        boolean isTemplate = name.equals("SegmentTemplate");
        return ADDRESS.matcher(tag)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) + moved(found.group(2), isTemplate)));
    }

    private String moved(String value, boolean isTemplate) {
        String named = bases.element() + value;
        if (!CdnPlace.isMoved(isTemplate ? IDENTIFIER.matcher(named).replaceAll("0") : named)) {
            return value;
        }
        // "$$: is an escape sequence and is replaced with a single '$'"
        String query = isTemplate ? place.query().replace("$", "$$") : place.query();
        return place.folder() + named + "?" + query.replace("&", "&amp;");
    }

    /** A folder is added to what stands below its parent; a file is an address by itself. */
    private String base(String text) {
        String value = text.strip();
        if (value.endsWith("/") && CdnPlace.isOurs(value.substring(0, value.length() - 1))) {
            bases.push(bases.pop() + value);
            return text;
        }
        return text.replace(value, moved(value, false));
    }
}

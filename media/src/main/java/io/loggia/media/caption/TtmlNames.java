package io.loggia.media.caption;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of TTML, under the namespaces of the standard and of the drafts that older tools still write. */
final class TtmlNames {

    static final String PARAMETER = "#parameter";
    static final String METADATA = "#metadata";

    private static final String STYLING = "#styling";
    private static final Set<String> TEXT = Set.of(
            "http://www.w3.org/ns/ttml",
            "http://www.w3.org/2006/02/ttaf1",
            "http://www.w3.org/2006/04/ttaf1",
            "http://www.w3.org/2006/10/ttaf1");
    private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]+");
    /** What explains how other text is read, such as furigana, is not said itself. */
    private static final Set<String> ANNOTATION = Set.of("text", "textContainer", "delimiter");

    private TtmlNames() {}

    static boolean isText(String namespace) {
        return TEXT.contains(namespace);
    }

    /**
     * An attribute of the element that has begun last.
     *
     * @param kind how its namespace goes on behind that of TTML; empty for an attribute without one
     */
    static @Nullable String attribute(XmlCursor xml, String kind, String local) {
        for (Map.Entry<XmlCursor.Name, String> attribute : xml.attributes().entrySet()) {
            XmlCursor.Name name = attribute.getKey();
            if (local.equals(name.local()) && isOf(kind, name.namespace())) {
                return attribute.getValue();
            }
        }
        return null;
    }

    private static boolean isOf(String kind, String namespace) {
        return kind.isEmpty()
                ? namespace.isEmpty()
                : namespace.endsWith(kind) && isText(namespace.substring(0, namespace.length() - kind.length()));
    }

    static boolean isMetadata(XmlCursor xml, String local) {
        return local.equals(xml.name().local()) && isOf(METADATA, xml.name().namespace());
    }

    static boolean isAnnotation(XmlCursor xml) {
        String ruby = attribute(xml, STYLING, "ruby");
        return ruby != null && ANNOTATION.contains(ruby);
    }

    /** Whether the element shows a picture, as those of the image profiles do. */
    static boolean isPicture(XmlCursor xml) {
        return xml.name().local().equals("image")
                || xml.attributes().keySet().stream()
                        .anyMatch(name -> name.local().equals("backgroundImage"));
    }

    static String collapsed(String text) {
        return SPACE.matcher(text).replaceAll(" ");
    }
}

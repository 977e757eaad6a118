package io.loggia.media.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What ffprobe writes with {@code -of flat}: one {@code key=value} a line, text quoted. */
final class FlatOutput {

    private static final Pattern LINE = Pattern.compile("([a-z0-9_.]+)=(.*)");
    private static final int MAX_VALUE_CHARS = 200;

    private final Map<String, String> values = new HashMap<>();

    static FlatOutput parse(String text) {
        FlatOutput output = new FlatOutput();
        text.lines().forEach(line -> {
            Matcher match = LINE.matcher(line);
            if (match.matches() && match.group(2).length() <= MAX_VALUE_CHARS) {
                output.values.put(match.group(1), unquoted(match.group(2)));
            }
        });
        return output;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted
                ? value.substring(1, value.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : value;
    }

    /** Empty where ffprobe knows nothing. */
    String text(String key) {
        String value = values.getOrDefault(key, "");
        return value.equals("N/A") || value.equals("unknown") ? "" : value;
    }

    double number(String key) {
        try {
            return Double.parseDouble(text(key));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    int integer(String key) {
        double number = number(key);
        return number > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) number;
    }

    /** A fraction such as {@code 30000/1001} or {@code 4:3}; 0 where it is none. */
    double ratio(String key) {
        String[] parts = text(key).split("[/:]", -1);
        try {
            double value = parts.length == 2 ? Double.parseDouble(parts[0]) / Double.parseDouble(parts[1]) : 0;
            return Double.isFinite(value) && value > 0 ? value : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}

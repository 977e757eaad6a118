package io.loggia.portal.catalog.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;

/** Language tags of BCP 47. */
public final class LanguageTag {

    private static final int LONGEST = 35;

    private static final Map<String, String> AUTOMATIC = Map.ofEntries(
            Map.entry("de", "automatisch"),
            Map.entry("fr", "automatique"),
            Map.entry("es", "automático"),
            Map.entry("it", "automatico"),
            Map.entry("pt", "automático"),
            Map.entry("nl", "automatisch"),
            Map.entry("sv", "automatiskt"),
            Map.entry("ru", "автоматически"),
            Map.entry("ar", "تلقائي"),
            Map.entry("ja", "自動"),
            Map.entry("zh", "自动"),
            Map.entry("ko", "자동"));

    private LanguageTag() {}

    /**
     * The tag in its canonical case: {@code en-gb} becomes {@code en-GB}.
     *
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} unless it is well formed and names a language
     */
    public static String canonical(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            String canonical = locale.toLanguageTag();
            if (!locale.getLanguage().isEmpty() && canonical.length() <= LONGEST) {
                return canonical;
            }
        } catch (IllformedLocaleException e) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, detail(), e);
        }
        throw new LoggiaException(ErrorCode.INVALID_REQUEST, detail());
    }

    /** The language's name as its speakers call it, for a menu. */
    public static String label(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayName(locale);
        int first = name.isEmpty() ? 0 : name.offsetByCodePoints(0, 1);
        return name.substring(0, first).toUpperCase(locale) + name.substring(first);
    }

    /** As {@link #label}, with a word in the same language that an engine wrote it. */
    static String automaticLabel(String tag) {
        String word = AUTOMATIC.getOrDefault(Locale.forLanguageTag(tag).getLanguage(), "automatic");
        return label(tag) + " (" + word + ")";
    }

    private static String detail() {
        return "The language must be a BCP 47 tag such as 'en', 'de-CH' or 'zh-Hant'.";
    }
}

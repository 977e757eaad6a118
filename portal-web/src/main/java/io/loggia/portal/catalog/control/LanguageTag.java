package io.loggia.portal.catalog.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** Language tags of BCP 47. */
public final class LanguageTag {

    private static final int LONGEST = 35;

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

    private static String detail() {
        return "The language must be a BCP 47 tag such as 'en', 'de-CH' or 'zh-Hant'.";
    }
}

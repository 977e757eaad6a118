package io.loggia.portal.catalog.control;

import io.loggia.domain.CaptionKind;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;

/**
 * Which captions of an item: there is one track of each kind in a language.
 *
 * @param language BCP 47 tag in canonical case
 */
public record CaptionPlace(MediaId media, String language, CaptionKind kind) {

    /** What is said, in a language. */
    public static CaptionPlace subtitles(MediaId media, String language) {
        return new CaptionPlace(media, language, CaptionKind.SUBTITLES);
    }

    /**
     * The place that a part of an address names: {@code de} the subtitles, {@code de.captions} captions for those who do
     * not hear, {@code de.descriptions} what is seen. No language tag has a dot.
     *
     * @throws LoggiaException {@link ErrorCode#INVALID_REQUEST} for anything else
     */
    public static CaptionPlace parse(MediaId media, String name) {
        int dot = name.indexOf('.');
        if (dot < 0) {
            return subtitles(media, LanguageTag.canonical(name));
        }
        CaptionKind kind = CaptionKind.named(name.substring(dot + 1)).orElseThrow(CaptionPlace::noSuchKind);
        return new CaptionPlace(media, LanguageTag.canonical(name.substring(0, dot)), kind);
    }

    /** The opposite of {@link #parse}. */
    public String name() {
        return kind == CaptionKind.SUBTITLES ? language : language + "." + kind.key();
    }

    /** The problem of a kind that there is not. */
    public static LoggiaException noSuchKind() {
        return new LoggiaException(
                ErrorCode.INVALID_REQUEST, "Captions are 'subtitles', 'captions' or 'descriptions'.");
    }
}

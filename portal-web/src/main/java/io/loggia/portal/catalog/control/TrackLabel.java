package io.loggia.portal.catalog.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a track is called in menus: its language, in that language, and what sets it apart. */
final class TrackLabel {

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

    private static final Map<String, String> DESCRIPTIONS = Map.ofEntries(
            Map.entry("de", "Bildbeschreibung"),
            Map.entry("fr", "audiodescription"),
            Map.entry("es", "audiodescripción"),
            Map.entry("it", "audiodescrizione"),
            Map.entry("pt", "audiodescrição"),
            Map.entry("nl", "audiodescriptie"),
            Map.entry("sv", "syntolkning"),
            Map.entry("ru", "тифлокомментарий"),
            Map.entry("ar", "وصف صوتي"),
            Map.entry("ja", "音声解説"),
            Map.entry("zh", "口述影像"),
            Map.entry("ko", "화면 해설"));

    /** The sign for captions is the same everywhere. */
    private static final String CAPTIONS = "CC";

    private TrackLabel() {}

    /** @param automatic whether an engine wrote it and nobody has looked at it */
    static String of(CaptionPlace place, boolean automatic) {
        String language = Locale.forLanguageTag(place.language()).getLanguage();
        List<String> words = new ArrayList<>();
        switch (place.kind()) {
            case SUBTITLES -> {
                // They are what most tracks are, and need no word.
            }
            case CAPTIONS -> words.add(CAPTIONS);
            case DESCRIPTIONS -> words.add(DESCRIPTIONS.getOrDefault(language, "descriptions"));
        }
        if (automatic) {
            words.add(AUTOMATIC.getOrDefault(language, "automatic"));
        }
        String label = LanguageTag.label(place.language());
        return words.isEmpty() ? label : label + " (" + String.join(", ", words) + ")";
    }
}

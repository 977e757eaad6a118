package io.loggia.media.probe;

import io.loggia.domain.CaptionKind;
import io.loggia.domain.Chapter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a file brings beside picture and sound.
 *
 * @param unshown what it brings for people to read and nobody will see
 */
public record Extras(List<Subtitles> subtitles, List<Chapter> chapters, List<Unshown> unshown) {

    /** Of a file that brings nothing else. */
    public static final Extras NONE = new Extras(List.of(), List.of(), List.of());

    public Extras {
        subtitles = List.copyOf(subtitles);
        chapters = List.copyOf(chapters);
        unshown = List.copyOf(unshown);
    }

    /**
     * A track of text.
     *
     * @param language as BCP 47 has it; empty where the file does not tell
     * @param kind as the file says; few do
     * @param webVtt as FFmpeg wrote it: to be read with the care of an upload
     */
    public record Subtitles(String language, CaptionKind kind, String webVtt) {}

    /**
     * Something to read that is not taken out of the file.
     *
     * @param language as BCP 47 has it; empty where the file does not tell
     */
    public record Unshown(Form form, String language) {}

    /** Why something to read is not taken out. */
    public enum Form {
        /** As discs and broadcasts have them: PGS, VobSub, DVB. */
        PICTURES("subtitles that are pictures"),
        UNREADABLE("subtitles of a kind that is not read"),
        /** CEA-608 and CEA-708 beside the picture's own data. */
        IN_THE_PICTURE("closed captions inside the picture"),
        BEYOND("subtitles in more than " + ExtrasReader.MOST_TRACKS + " tracks");

        private final String words;

        Form(String words) {
            this.words = words;
        }
    }

    /** A sentence for the author of a film that brings more to read than is shown. */
    public Optional<String> note() {
        if (unshown.isEmpty()) {
            return Optional.empty();
        }
        String what = unshown.stream()
                .collect(Collectors.groupingBy(
                        Unshown::form,
                        java.util.TreeMap::new,
                        Collectors.mapping(one -> language(one.language()), Collectors.toList())))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey().words + list(entry.getValue()))
                .collect(Collectors.joining("; "));
        return Optional.of("The file brings what is not shown: " + what + ". Upload it as captions if people need it.");
    }

    private static String list(List<String> languages) {
        String told = languages.stream()
                .filter(language -> !language.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return told.isEmpty() ? "" : " (" + told + ")";
    }

    private static String language(String tag) {
        return tag.isEmpty() ? "" : Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    }
}

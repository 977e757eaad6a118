package io.loggia.media.sample;

import io.loggia.domain.Cue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A short clip as a script: slides one after another, each with what is said over it.
 *
 * @param topic for whom it is
 * @param colours of the background, two as 0xRRGGBB
 */
public record DemoClip(
        Topic topic,
        String fileName,
        String title,
        String description,
        List<String> tags,
        List<String> colours,
        List<Slide> slides) {

    /** Each topic concerns another part of the demonstration's company. */
    public enum Topic {
        SAFETY,
        SALES,
        ENGINEERING
    }

    /**
     * @param heading letters, digits and spaces only, as it becomes part of a filter
     * @param speaker null where nobody is named
     * @param sentences shown as captions, one after another
     */
    public record Slide(String heading, @Nullable String speaker, List<String> sentences) {

        private static final int SECONDS_A_SENTENCE = 4;

        public Slide {
            sentences = List.copyOf(sentences);
            if (!heading.matches("[A-Za-z0-9 ]+")) {
                throw new IllegalArgumentException("Not fit for a filter: " + heading);
            }
        }

        Duration length() {
            return Duration.ofSeconds((long) SECONDS_A_SENTENCE * sentences.size());
        }
    }

    public DemoClip {
        tags = List.copyOf(tags);
        colours = List.copyOf(colours);
        slides = List.copyOf(slides);
    }

    /** A clip without colours is sound alone. */
    public boolean isSound() {
        return colours.isEmpty();
    }

    public Duration length() {
        return slides.stream().map(Slide::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** The transcript, each sentence at its time. */
    public List<Cue> cues() {
        List<Cue> cues = new ArrayList<>();
        Duration at = Duration.ZERO;
        for (Slide slide : slides) {
            for (String sentence : slide.sentences()) {
                Duration next = at.plusSeconds(Slide.SECONDS_A_SENTENCE);
                cues.add(new Cue(at, next.minusMillis(100), slide.speaker(), sentence));
                at = next;
            }
        }
        return cues;
    }
}

package io.loggia.search.query;

import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.CueSheet;
import io.loggia.search.index.FacetSide;
import io.loggia.search.index.Hit;
import io.loggia.search.index.Marker;
import io.loggia.search.index.Marker.Marks;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.Span;
import io.loggia.search.index.StoredItem;
import io.loggia.search.index.TextKind;
import io.loggia.search.index.VisibleIndex;
import io.loggia.search.query.Moment.Source;
import io.loggia.search.query.MomentFinder.Moments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Makes of a hit what a person sees of it. */
final class HitReader {

    private static final int SNIPPET_CHARACTERS = 220;
    private static final int SHOWN_MOMENTS = 3;
    private static final int SHOWN_CHAPTERS = 1;
    private static final int SHOWN_SLIDES = 1;

    private final VisibleIndex index;
    private final Marker marker;
    private final Set<String> languages;
    private final Set<String> speakers;
    private final BitSet speakerMarks;

    HitReader(VisibleIndex index, QueryPlan plan, Marker marker, Narrowing narrowing) {
        this.index = index;
        this.marker = marker;
        languages = narrowing.chosen(FacetSide.LANGUAGE);
        speakers = narrowing.chosen(FacetSide.SPEAKER);
        speakerMarks = plan.speakers();
    }

    /** Once the time is over, what costs nothing: the item without marks and moments. */
    SearchHit read(Hit hit) throws IOException {
        StoredItem item = index.item(hit);
        if (index.isOutOfTime()) {
            return new SearchHit(item, SnippetHtml.whole(item.title(), List.of()), null, List.of(), 0);
        }
        Marks marks = marker.of(hit);
        Moments moments = chapters(hit, marks, SHOWN_CHAPTERS, false)
                .and(slides(hit, marks, SHOWN_SLIDES, false))
                .and(speech(hit, marks, SHOWN_MOMENTS, false));
        return new SearchHit(
                item,
                SnippetHtml.whole(item.title(), everywhere(marks, TextKind.TITLE)),
                descriptionSnippet(item, marks),
                moments.shown(),
                moments.count());
    }

    /** The moments of one item, at most so many of each kind, in order of time. */
    Moments moments(Hit hit, int most, boolean weaker) throws IOException {
        Marks marks = marker.of(hit);
        return chapters(hit, marks, most, weaker)
                .and(slides(hit, marks, most, weaker))
                .and(speech(hit, marks, most, weaker));
    }

    private static @Nullable String descriptionSnippet(StoredItem item, Marks marks) throws IOException {
        return item.description().isBlank()
                ? null
                : SnippetHtml.part(item.description(), everywhere(marks, TextKind.DESCRIPTION), SNIPPET_CHARACTERS);
    }

    private Moments speech(Hit hit, Marks marks, int most, boolean weaker) throws IOException {
        MomentFinder finder = null;
        for (Tongue tongue : TextKind.BODY.tongues()) {
            List<Span> spans = marks.in(TextKind.BODY, tongue);
            if (!spans.isEmpty() && finder == null) {
                CueSheet cues = index.cues(hit);
                finder = cues == null ? null : new MomentFinder(cues, wanted(cues, marks), Source.SPEECH);
            }
            if (finder != null) {
                finder.add(tongue, spans);
            }
        }
        return finder == null ? Moments.NONE : finder.best(most, weaker);
    }

    private Moments chapters(Hit hit, Marks marks, int most, boolean weaker) throws IOException {
        List<Span> spans = everywhere(marks, TextKind.CHAPTERS);
        return spans.isEmpty() ? Moments.NONE : shown(index.chapters(hit), spans, Source.CHAPTER, most, weaker);
    }

    private Moments slides(Hit hit, Marks marks, int most, boolean weaker) throws IOException {
        List<Span> spans = everywhere(marks, TextKind.SLIDES);
        return spans.isEmpty() ? Moments.NONE : shown(index.slides(hit), spans, Source.SLIDE, most, weaker);
    }

    /** Nobody says it, so it is not wanted where a speaker is. */
    private Moments shown(@Nullable CueSheet sheet, List<Span> spans, Source source, int most, boolean weaker) {
        if (sheet == null || !speakers.isEmpty() || !speakerMarks.isEmpty()) {
            return Moments.NONE;
        }
        MomentFinder finder = new MomentFinder(sheet, entry -> true, source);
        finder.add(Tongue.STANDARD, spans);
        return finder.best(most, weaker);
    }

    private IntPredicate wanted(CueSheet cues, Marks marks) throws IOException {
        if (speakerMarks.isEmpty()) {
            return cue -> isChosen(cues, cue);
        }
        Set<String> typed = cues.speakersAt(marks.in(TextKind.SPEAKERS, Tongue.STANDARD).stream()
                .filter(place -> speakerMarks.get(place.word()))
                .toList());
        return cue -> isChosen(cues, cue) && typed.contains(Objects.requireNonNullElse(cues.speaker(cue), ""));
    }

    private boolean isChosen(CueSheet cues, int cue) {
        return (languages.isEmpty() || languages.contains(cues.language(cue)))
                && (speakers.isEmpty() || speakers.contains(nameKey(cues.speaker(cue))));
    }

    private static String nameKey(@Nullable String speaker) {
        return Objects.requireNonNullElse(speaker, "").strip().toLowerCase(Locale.ROOT);
    }

    /** The same text was analysed in several tongues; what any of them found is marked. */
    private static List<Span> everywhere(Marks marks, TextKind kind) throws IOException {
        List<Span> spans = new ArrayList<>();
        for (Tongue tongue : kind.tongues()) {
            spans.addAll(marks.in(kind, tongue));
        }
        return spans;
    }
}

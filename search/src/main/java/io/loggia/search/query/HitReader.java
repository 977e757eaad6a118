package io.loggia.search.query;

import io.loggia.search.analysis.Tongue;
import io.loggia.search.index.CueSheet;
import io.loggia.search.index.Hit;
import io.loggia.search.index.Marker;
import io.loggia.search.index.Marker.Marks;
import io.loggia.search.index.Narrowing;
import io.loggia.search.index.Span;
import io.loggia.search.index.StoredItem;
import io.loggia.search.index.TextKind;
import io.loggia.search.index.VisibleIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of a hit what a person sees of it. */
final class HitReader {

    private static final int SNIPPET_CHARACTERS = 220;
    private static final MomentFinder.Moments NO_MOMENTS = new MomentFinder.Moments(List.of(), 0);

    private final VisibleIndex index;
    private final Marker marker;
    private final Narrowing narrowing;

    HitReader(VisibleIndex index, Marker marker, Narrowing narrowing) {
        this.index = index;
        this.marker = marker;
        this.narrowing = narrowing;
    }

    SearchHit read(Hit hit) throws IOException {
        StoredItem item = index.item(hit);
        Marks marks = marker.of(hit);
        MomentFinder.Moments moments = moments(hit, marks);
        return new SearchHit(
                item,
                SnippetHtml.whole(item.title(), everywhere(marks, TextKind.TITLE)),
                descriptionSnippet(item, marks),
                moments.shown(),
                moments.count());
    }

    private static @Nullable String descriptionSnippet(StoredItem item, Marks marks) throws IOException {
        return item.description().isBlank()
                ? null
                : SnippetHtml.part(item.description(), everywhere(marks, TextKind.DESCRIPTION), SNIPPET_CHARACTERS);
    }

    private MomentFinder.Moments moments(Hit hit, Marks marks) throws IOException {
        MomentFinder finder = null;
        for (Tongue tongue : TextKind.BODY.tongues()) {
            List<Span> spans = marks.in(TextKind.BODY, tongue);
            if (!spans.isEmpty() && finder == null) {
                CueSheet cues = index.cues(hit);
                finder = cues == null ? null : new MomentFinder(cues, narrowing);
            }
            if (finder != null) {
                finder.add(tongue, spans);
            }
        }
        return finder == null ? NO_MOMENTS : finder.best();
    }

    /** The same text was analysed in each tongue; what any of them found is marked. */
    private static List<Span> everywhere(Marks marks, TextKind kind) throws IOException {
        List<Span> spans = new ArrayList<>();
        for (Tongue tongue : kind.tongues()) {
            spans.addAll(marks.in(kind, tongue));
        }
        return spans;
    }
}

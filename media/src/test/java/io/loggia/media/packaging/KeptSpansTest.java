package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.media.plan.Rendition;
import io.loggia.media.plan.Span;
import io.loggia.media.plan.TranscodePlan;
import io.loggia.media.probe.MediaInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptSpansTest extends SpanFilms {

    /** Sound may end, and look for what there is, before the span that was cut off begins anew. */
    @Test
    void takeOver_betweenSettingAsideAndANewBeginning_leavesWhatStayedBehind() throws Exception {
        MediaInfo info = prober.probe(film("film.mkv", "25"));
        TranscodePlan plan = planner.pictures(info, SOFTWARE, List.of(planner.firstRung(info)), Span.WHOLE);
        Rendition rendition = plan.renditions().getFirst();
        KeptSpans kept = new KeptSpans(folder.resolve("kept"), new WholeSegments(4));
        Path part = Files.createDirectories(folder.resolve("kept/span-0.part").resolve(rendition.folder()));
        Files.writeString(part.resolve(RenditionFiles.segmentName(1)), "left");
        Path head = Files.createDirectories(folder.resolve("kept/span-0.head").resolve(rendition.folder()));
        Files.writeString(head.resolve(RenditionFiles.INIT), "init");
        Files.writeString(head.resolve(RenditionFiles.segmentName(0)), "set aside");

        assertThat(kept.takeOver(List.of("span-0"), rendition, out("out"))).isZero();

        Path target = folder.resolve("out").resolve(rendition.folder());
        assertThat(target.resolve(RenditionFiles.segmentName(0))).hasContent("set aside");
        assertThat(target.resolve(RenditionFiles.segmentName(1))).doesNotExist();
    }

    @Test
    void removalOfSpans_cutOff_leavesNothingThatCounts() throws Exception {
        MediaInfo info = prober.probe(film("film.mkv", "25"));
        TranscodePlan plan = planner.pictures(info, SOFTWARE, List.of(planner.firstRung(info)), Span.WHOLE);
        KeptSpans kept = new KeptSpans(folder.resolve("kept"), new WholeSegments(4));
        assertThat(kept.openFor(List.of(plan))).isFalse();
        kept.begin("span-0", plan.renditions());
        kept.done("span-0");
        assertThat(kept.openFor(List.of(plan))).isTrue();
        assertThat(kept.isDone("span-0")).isTrue();

        kept.forget();

        assertThat(kept.openFor(List.of(plan))).isFalse();
        assertThat(kept.isDone("span-0")).isFalse();
    }
}

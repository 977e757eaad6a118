package io.loggia.media.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** When the segments of a rendition begin, how long they are, and of how many samples. */
final class Timing {

    private Timing() {}

    /** A line for each segment from the first on, as {@code start+duration samples} in ticks of the rendition. */
    static List<String> of(Path rendition) throws IOException {
        List<String> all = new ArrayList<>();
        for (int i = 0; Files.exists(rendition.resolve(RenditionFiles.segmentName(i))); i++) {
            Segment segment = Segment.read(rendition.resolve(RenditionFiles.segmentName(i)));
            all.add(segment.start() + "+" + segment.duration() + " " + segment.samples());
        }
        return all;
    }
}

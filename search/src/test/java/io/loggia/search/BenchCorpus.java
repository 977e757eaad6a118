package io.loggia.search;

import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.Viewer;
import io.loggia.search.index.FacetSide;
import io.loggia.search.index.IndexedMedia;
import io.loggia.search.index.Narrowing;
import io.loggia.search.query.SearchRequest;
import java.util.Random;

/** What a benchmark indexes and looks for. */
interface BenchCorpus {

    long SEED = 20_261_122;

    int items();

    int cues();

    IndexedMedia item(int number);

    /** Who asks. */
    Viewer viewer();

    /** A channel that requests are narrowed to. */
    ChannelId channel();

    /** A word out of the texts: a frequent one more often. */
    String word(Random random);

    /** One to three words; a tenth are phrases, a tenth unfinished, a twentieth misspelled, a tenth narrowed. */
    default SearchRequest request(Random random) {
        StringBuilder text = new StringBuilder();
        int words = 1 + random.nextInt(3);
        for (int i = 0; i < words; i++) {
            text.append(word(random)).append(' ');
        }
        Narrowing narrowing = Narrowing.none();
        switch (random.nextInt(20)) {
            case 0, 1 -> text.insert(0, '"').append('"');
            case 2, 3 -> text.setLength(Math.max(3, text.length() - 3));
            case 4 -> text.setCharAt(Math.min(2, text.length() - 2), 'q');
            case 5, 6 ->
                narrowing = Narrowing.none()
                        .with(FacetSide.KIND, MediaKind.VIDEO.name())
                        .with(FacetSide.CHANNEL, channel().toString());
            default -> {
                // As it is.
            }
        }
        return new SearchRequest(text.toString(), narrowing, 24);
    }
}

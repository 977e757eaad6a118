package io.loggia.search.analysis;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.Reader;
import org.apache.lucene.analysis.CharFilter;

/**
 * Reads traditional Chinese letters as the simplified ones, each as one, so that places stay what they are. It stands
 * before the dictionary, which knows the simplified alone.
 */
final class SimplifiedHan extends CharFilter {

    private static final char FIRST = 0x3400;
    private static final char LAST = 0x9FFF;

    SimplifiedHan(Reader text) {
        super(text);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int read = input.read(buffer, offset, length);
        for (int i = offset; i < offset + read; i++) {
            char letter = buffer[i];
            if (letter >= FIRST && letter <= LAST) {
                buffer[i] = Table.SIMPLIFIED[letter - FIRST];
            }
        }
        return read;
    }

    @Override
    protected int correct(int offset) {
        return offset;
    }

    /** Filled when Chinese is first met. */
    private static final class Table {

        static final char[] SIMPLIFIED = simplified();

        private static char[] simplified() {
            Transliterator transliterator = Transliterator.getInstance("Traditional-Simplified");
            StringBuilder letters = new StringBuilder();
            for (char letter = FIRST; letter <= LAST; letter++) {
                letters.append(letter).append('\n');
            }
            String[] simplified =
                    transliterator.transliterate(letters.toString()).split("\n", -1);
            char[] table = new char[LAST - FIRST + 1];
            for (int i = 0; i < table.length; i++) {
                // Some have no simplified form within these.
                table[i] = simplified[i].length() == 1 ? simplified[i].charAt(0) : (char) (FIRST + i);
            }
            return table;
        }
    }
}

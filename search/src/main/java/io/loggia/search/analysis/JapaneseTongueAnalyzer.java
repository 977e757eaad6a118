package io.loggia.search.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ja.JapaneseBaseFormFilter;
import org.apache.lucene.analysis.ja.JapaneseKatakanaStemFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;

/**
 * Words by a dictionary, compounds by their parts, verbs in their base form. Folding widths is enough here: folding
 * accents would make voiced syllables of others.
 */
final class JapaneseTongueAnalyzer extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer words = new JapaneseTokenizer(
                null, /* discardPunctuation= */ true, /* discardCompoundToken= */ true, JapaneseTokenizer.Mode.SEARCH);
        return new TokenStreamComponents(
                words, new JapaneseKatakanaStemFilter(folded(new JapaneseBaseFormFilter(words))));
    }

    @Override
    protected TokenStream normalize(String fieldName, TokenStream in) {
        return folded(in);
    }

    private static TokenStream folded(TokenStream in) {
        return new LowerCaseFilter(new CJKWidthFilter(in));
    }
}

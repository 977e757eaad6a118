package io.loggia.search.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * "Straße" meets "Strasse", "Mueller" meets "Müller"; the light stemmer takes case endings and plurals off. The parts of
 * a compound lie beside it, so that "Schulung" finds "Brandschutzschulung".
 */
final class GermanTongueAnalyzer extends Analyzer {

    private final boolean splitting;

    /** @param splitting whether compounds are taken apart */
    GermanTongueAnalyzer(boolean splitting) {
        this.splitting = splitting;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer words = new StandardTokenizer();
        TokenStream folded = folded(words);
        return new TokenStreamComponents(
                words,
                new GermanLightStemFilter(
                        splitting ? new GermanCompoundFilter(folded, GermanCompounds.known()) : folded));
    }

    @Override
    protected TokenStream normalize(String fieldName, TokenStream in) {
        return folded(in);
    }

    private static TokenStream folded(TokenStream in) {
        return new ICUFoldingFilter(new GermanNormalizationFilter(new LowerCaseFilter(in)));
    }
}

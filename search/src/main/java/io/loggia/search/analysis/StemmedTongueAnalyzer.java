package io.loggia.search.analysis;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** Words by Unicode's rules, then the endings of one language taken off. */
final class StemmedTongueAnalyzer extends Analyzer {

    private final Stemming stemming;

    StemmedTongueAnalyzer(Stemming stemming) {
        this.stemming = stemming;
    }

    @Override
    protected TokenStreamComponents createComponents(String fieldName) {
        Tokenizer words = new StandardTokenizer();
        return new TokenStreamComponents(words, stemming.stemmed(stemming.normalized(words)));
    }

    @Override
    protected TokenStream normalize(String fieldName, TokenStream in) {
        return new ICUFoldingFilter(stemming.normalized(in));
    }
}

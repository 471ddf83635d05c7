package petitiondesk.setup.category;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;
import petitiondesk.petition.Categories.Tree;
import petitiondesk.petition.CategoryChanges;
import petitiondesk.setup.FileSubject;

/** The two trees. */
@Configuration(proxyBeanMethods = false)
class CategoryTrees {

    @Bean
    FileSubject categoryFiles(CategoryChanges categories, TransactionTemplate transaction) {
        return new TreeFiles(Tree.CATEGORY, "categories", "内容分类", categories, transaction);
    }

    @Bean
    FileSubject disputeTypeFiles(CategoryChanges categories, TransactionTemplate transaction) {
        return new TreeFiles(Tree.DISPUTE_TYPE, "dispute-types", "纠纷类型", categories, transaction);
    }
}

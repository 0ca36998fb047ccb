//! Bringing in what exists already (导入): folders of documents, and tables of records.

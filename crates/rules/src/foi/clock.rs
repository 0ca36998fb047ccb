//! 答复期限 — by when a request must be answered: 《政府信息公开条例》 art. 30–35.
